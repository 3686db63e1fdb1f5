import type { LoggedEvent } from "../../../entities/events/logged-event.entity";
import type { Uuid } from "../../../kernel/ids";
import type { LogStretch } from "../../../services/log/log-stretch";
import type { HeardStretch } from "../recent-log";

type Told = Omit<LoggedEvent, "workspaceId" | "position"> & { readonly position: string };

interface Text {
  readonly after: string;
  readonly through: string;
  /** Null where they are too large to be handed on. */
  readonly events: readonly Told[] | null;
}

/** What lies after this position, in parts of so many bytes at most. An event that is larger is only told of. */
export function stretchesOf(
  position: bigint,
  events: readonly LoggedEvent[],
  mostBytes: number,
): readonly (LogStretch & { readonly text: Buffer })[] {
  const first = events[0];
  const last = events.at(-1);
  if (!first || !last) return [];
  const text = written(position, last.position, events);
  const stretch = { after: position, through: last.position, events, text };
  if (text.length <= mostBytes) return [stretch];
  if (events.length === 1) return [{ ...stretch, text: written(position, last.position, null) }];
  const middle = Math.ceil(events.length / 2);
  const former = stretchesOf(position, events.slice(0, middle), mostBytes);
  const between = events[middle - 1]?.position ?? position;
  return [...former, ...stretchesOf(between, events.slice(middle), mostBytes)];
}

/** The stretch in a message; null where it is none. */
export function stretchIn(workspaceId: Uuid, text: Uint8Array): HeardStretch | null {
  try {
    const { after, through, events } = JSON.parse(Buffer.from(text).toString("utf8")) as Text;
    return {
      after: BigInt(after),
      through: BigInt(through),
      events: events?.map((event) => ({ ...event, workspaceId, position: BigInt(event.position) })) ?? null,
      bytes: text.length,
    };
  } catch {
    return null;
  }
}

function written(after: bigint, through: bigint, events: readonly LoggedEvent[] | null): Buffer {
  const told = events?.map(({ workspaceId: _, position, ...event }) => ({
    ...event,
    position: position.toString(),
  }));
  const text: Text = { after: after.toString(), through: through.toString(), events: told ?? null };
  return Buffer.from(JSON.stringify(text));
}
