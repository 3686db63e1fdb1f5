import { query } from "../../services/access/operations";
import type { Context } from "../../services/access/actor";
import { typesOf, type LogFilter } from "../../services/log/log-filter";
import { readLog } from "../../services/log/read-log";
import { publicId, type Uuid } from "../../kernel/ids";
import type { ClockFacts } from "../../services/clocks/clock-events";
import type { LivePage, LiveRead, LogSource } from "../live-source";

/** Events of the log, one by one. */
export function logSource(after: string | null | undefined, filter: LogFilter): LogSource {
  const types = typesOf(filter);
  const ofCase = filter.caseId ? concerning(filter.caseId) : null;
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
    mayTell: (event) =>
      (!audible || audible.has(event.type)) &&
      (!ofCase || ofCase(event)) &&
      (!filter.transactionId || filter.transactionId === event.aggregateId),
  };
}

/** Whether an event may be one of this case, or of a clock of it. */
export function concerning(caseId: Uuid): LogSource["mayTell"] {
  const published = publicId("case", caseId);
  return ({ aggregateType, aggregateId, payload }) =>
    aggregateId === caseId ||
    (aggregateType === "clock" && (payload as Partial<ClockFacts> | null)?.caseId === published);
}
