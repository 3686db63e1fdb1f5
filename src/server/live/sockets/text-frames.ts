import type { Framing } from "../connections/outbox";

/** The last fragment, which is the first, of a text message; a server does not mask. RFC 6455, 5.2. */
const TEXT = 0x81;
const CLOSING_BRACE = 0x7d;
const LENGTH_16 = 126;
const LENGTH_64 = 127;

function lengthOf(head: Buffer | null, body: Buffer): number {
  return head === null ? body.length : head.length + body.length + 1;
}

function putLength(target: Buffer, at: number, length: number): number {
  if (length < LENGTH_16) {
    target[at] = length;
    return at + 1;
  }
  if (length < 65_536) {
    target[at] = LENGTH_16;
    return target.writeUInt16BE(length, at + 1);
  }
  target[at] = LENGTH_64;
  target.writeUInt32BE(Math.floor(length / 2 ** 32), at + 1);
  return target.writeUInt32BE(length % 2 ** 32, at + 5);
}

/** One text frame for each message. A head opens a JSON object; the body is its last value. */
export const TEXT_FRAMES: Framing = {
  sizeOf(head, body) {
    const length = lengthOf(head, body);
    if (length < LENGTH_16) return length + 2;
    return length < 65_536 ? length + 4 : length + 10;
  },

  put(target, at, head, body) {
    target[at] = TEXT;
    const start = putLength(target, at + 1, lengthOf(head, body));
    if (head === null) return start + body.copy(target, start);
    const afterHead = start + head.copy(target, start);
    const afterBody = afterHead + body.copy(target, afterHead);
    target[afterBody] = CLOSING_BRACE;
    return afterBody + 1;
  },
};
