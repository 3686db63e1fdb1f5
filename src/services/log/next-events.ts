import { LoggedEvent } from "../../entities/events/logged-event.entity";
import { firstRow } from "../../kernel/database/database";
import { sql, type Sql } from "../../kernel/database/sql";
import { columnsOf, table } from "../../kernel/database/table";
import type { Context } from "../access/actor";
import type { EventsOf, Reaction } from "../access/reaction";

const EVENTS = table(LoggedEvent);

/** Taken in one transaction. */
const MOST_EVENTS = 200;
/** Of a log of which only some are wanted, looked through by their places alone. */
const MOST_LOOKED_THROUGH = 2_000;

export interface NextEvents {
  readonly events: readonly LoggedEvent[];
  /** Up to where the log was read. */
  readonly through: bigint;
  readonly areAll: boolean;
}

/** The next events of the workspace after this place, those of one kind where it is told; null where none follow. */
export async function nextEvents(
  ctx: Context,
  after: bigint,
  of: Reaction["of"],
): Promise<NextEvents | null> {
  if (of === undefined) return untilLast(await eventsWithin(ctx, sql`e.position > ${after}`));
  const { last, count } = await reachAfter(ctx, after);
  if (last === null) return null;
  // Only now: whoever began to want events before one of these did so before this is asked.
  const wanted = typeof of === "function" ? await of(ctx) : of;
  const events = await wantedWithin(ctx, after, last, wanted);
  if (events.length === MOST_EVENTS) return untilLast(events);
  return { events, through: last, areAll: count < MOST_LOOKED_THROUGH };
}

async function wantedWithin(
  ctx: Context,
  after: bigint,
  last: bigint,
  of: EventsOf | null,
): Promise<readonly LoggedEvent[]> {
  if (of && "types" in of && of.types.length === 0) return [];
  const within = sql`e.position > ${after} and e.position <= ${last}`;
  return eventsWithin(ctx, of ? sql`${within} and ${isOf(of)}` : within);
}

function untilLast(events: readonly LoggedEvent[]): NextEvents | null {
  const last = events.at(-1);
  return last ? { events, through: last.position, areAll: events.length < MOST_EVENTS } : null;
}

interface Reach {
  readonly last: bigint | null;
  readonly count: number;
}

async function reachAfter(ctx: Context, after: bigint): Promise<Reach> {
  const reach = await firstRow<Reach>(
    ctx.db,
    sql`
    select max(next.position) as last, count(*)::int as count
    from (
      select e.position
      from event_log e
      where ${ctx.inWorkspace("e")}
      and e.position > ${after}
      order by e.position
      limit ${MOST_LOOKED_THROUGH}) next`,
  );
  return reach ?? { last: null, count: 0 };
}

function eventsWithin(ctx: Context, condition: Sql): Promise<readonly LoggedEvent[]> {
  return ctx.db.rows<LoggedEvent>(sql`
    select ${columnsOf(EVENTS, "e")}
    from event_log e
    where ${ctx.inWorkspace("e")}
    and ${condition}
    order by e.position
    limit ${MOST_EVENTS}`);
}

function isOf(of: EventsOf): Sql {
  if ("types" in of) return sql`e.type = any(${of.types}::text[])`;
  if ("otherThan" in of) return sql`e.type <> all(${of.otherThan}::text[])`;
  return sql`e.aggregate_type = ${of.aggregateType}`;
}
