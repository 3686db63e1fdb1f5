import type { Framing } from "../connections/outbox";

const END = Buffer.from("\n\n");

/** One event for each message: a head names it and opens its data, which is the body. */
export const EVENT_FRAMES: Framing = {
  sizeOf: (head, body) => (head === null ? body.length : head.length + body.length + END.length),

  put(target, at, head, body) {
    if (head === null) return at + body.copy(target, at);
    const afterHead = at + head.copy(target, at);
    const afterBody = afterHead + body.copy(target, afterHead);
    return afterBody + END.copy(target, afterBody);
  },
};
