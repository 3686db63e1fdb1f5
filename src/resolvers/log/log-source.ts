import { query } from "../../services/access/operations";
import type { Context } from "../../services/access/actor";
import { typesOf, type LogFilter } from "../../services/log/log-filter";
import { readLog } from "../../services/log/read-log";
import type { Uuid } from "../../kernel/ids";
import type { EventBrief, LivePage, LiveRead, LogSource } from "../live-source";

/** Events of the log, one by one. */
export function logSource(after: string | null | undefined, filter: LogFilter): LogSource {
  const types = typesOf(filter);
  const audible = types && new Set<string>(types);
  return {
    after: after ?? null,
    beginsWithPresent: false,
    read: query(
      { name: "event:follow", permission: "event:read" },
      async (ctx: Context, { after: position, most, known }: LiveRead): Promise<LivePage> => {
        const { events, through, isMore } = await readLog.body(ctx, { after: position, most, known, filter });
        return { items: events.map((value) => ({ position: value.position, value })), through, isMore };
      },
    ),
    mayTell: ({ type, aggregateId }) =>
      (!audible || audible.has(type)) &&
      (!filter.caseId || mayConcern(filter.caseId, { type, aggregateId })) &&
      (!filter.transactionId || filter.transactionId === aggregateId),
  };
}

/** Whether an event may be one of this case: whose a clock is, its event alone does not tell. */
export function mayConcern(
  caseId: Uuid,
  { type, aggregateId }: Pick<EventBrief, "type" | "aggregateId">,
): boolean {
  return aggregateId === caseId || type.startsWith("clock.");
}
