import { publicId, splitPublicId, type Uuid } from "../../src/kernel/ids";
import { ask } from "./log-rows";
import type { DatabaseUrls } from "./postgres";

/** When each subscriber got an event: its id, and milliseconds since 1970. */
export interface Arrival {
  readonly id: string;
  readonly at: number;
}

export interface Latencies {
  /** From the commit of a reply until it had its place in the log. */
  readonly sequencing: readonly number[];
  /** From there to each subscriber. */
  readonly telling: readonly number[];
  /** All of it. */
  readonly whole: readonly number[];
}

interface Placed {
  readonly id: Uuid;
  readonly messageId: string;
  readonly placed: number;
}

/** By PostgreSQL's own record of commits: the machine, and so the clock, is the same. */
export async function latenciesOf(
  urls: DatabaseUrls,
  workspaceId: Uuid,
  arrivals: readonly Arrival[],
): Promise<Latencies> {
  const [placed, committed] = await Promise.all([
    ask<Placed>(
      urls,
      `select id, payload->>'messageId' as "messageId",
        extract(epoch from pg_xact_commit_timestamp(xmin))::float8 * 1000 as placed
      from event_log where workspace_id = $1 and type = 'message.sent'`,
      [workspaceId],
    ),
    ask<{ id: Uuid; committed: number }>(
      urls,
      `select id, extract(epoch from pg_xact_commit_timestamp(xmin))::float8 * 1000 as committed
      from case_messages where workspace_id = $1`,
      [workspaceId],
    ),
  ]);
  const committedAt = new Map(committed.map(({ id, committed: at }) => [id, at]));
  const times = new Map(
    placed.map(({ id, messageId, placed: at }) => [
      publicId("evt", id),
      { placed: at, committed: committedAt.get(splitPublicId(messageId)?.uuid ?? "") ?? at },
    ]),
  );
  const known = arrivals.flatMap(({ id, at }) => {
    const time = times.get(id);
    return time ? [{ ...time, at }] : [];
  });
  return {
    sequencing: [...times.values()].map(({ placed: at, committed: since }) => at - since),
    telling: known.map(({ at, placed: since }) => at - since),
    whole: known.map(({ at, committed: since }) => at - since),
  };
}
