import { LoggedEvent } from "../../entities/events/logged-event.entity";
import { firstRow } from "../../kernel/database/database";
import { CursorExpiredError, InvalidError } from "../../kernel/errors";
import { joined, NOTHING, sql, trusted, type Sql } from "../../kernel/database/sql";
import { columnsOf, table } from "../../kernel/database/table";
import type { Uuid } from "../../kernel/ids";
import type { Context } from "../access/actor";
import { query } from "../access/operations";
import { listedCases } from "../cases/case-policy";
import { visibleTransactions } from "../payments/transaction-policy";
import type { EventType } from "../events/event-catalog";
import { EVENT_TYPES } from "./all-events";
import { audibleTypes } from "./event-rights";
import { heard, type HeardEvent } from "./heard-event";
import { typesOf, type LogFilter } from "./log-filter";
import type { LogStretch } from "./log-stretch";

const events = table(LoggedEvent);

export interface LogRequest {
  /** Where to go on; null for the earliest that is kept. */
  readonly after: bigint | null;
  /** Events at most. */
  readonly most: number;
  readonly filter: LogFilter;
  /** All that happened since, where somebody heard of it: then no row of the log is read. */
  readonly known?: LogStretch | null;
}

export interface LogPage {
  /** In the order of the log. */
  readonly events: readonly HeardEvent[];
  /** Where to go on: past all that was looked through, whether it was for the caller or not. */
  readonly through: bigint;
  /** Whether there may be further events already. */
  readonly isMore: boolean;
}

interface Reach {
  readonly lastPosition: bigint;
  readonly droppedThrough: bigint;
}

/** The end of the workspace's log: whoever reads on from there misses nothing that is not yet in this transaction's answers. */
export const endOfLog = query(
  { name: "event:end", permission: "event:read" },
  async (ctx: Context, _: null) => {
    const { lastPosition } = await reachOf(ctx);
    return lastPosition;
  },
);

/** The next events of the workspace's log that the caller may hear, as the filter wants them. */
export const readLog = query(
  { name: "event:list", permission: "event:read" },
  async (ctx: Context, { after, most, filter, known }: LogRequest): Promise<LogPage> => {
    if (known) return pageOf(ctx, await wantedOf(ctx, filter, known.events), most, known.through);
    const statement = nextEvents(ctx, { after: after ?? 0n, most, filter });
    const [reach, rows] = await Promise.all([
      reachOf(ctx),
      statement ? ctx.db.rows<LoggedEvent>(statement) : ([] as readonly LoggedEvent[]),
    ]);
    if (after !== null) refuseUnreachable(after, reach);
    return pageOf(ctx, rows, most, reach.lastPosition);
  },
);

async function pageOf(
  ctx: Context,
  rows: readonly LoggedEvent[],
  most: number,
  head: bigint,
): Promise<LogPage> {
  const page = rows.slice(0, most);
  const last = page.length === most ? page.at(-1) : undefined;
  return { events: await heard(ctx, page), through: last?.position ?? head, isMore: last !== undefined };
}

async function reachOf(ctx: Context): Promise<Reach> {
  const reach = await firstRow<Reach>(
    ctx.db,
    sql`
      select last_position as "lastPosition", dropped_through as "droppedThrough"
      from event_heads
      where ${ctx.inWorkspace()}`,
  );
  return reach ?? { lastPosition: 0n, droppedThrough: 0n };
}

function refuseUnreachable(after: bigint, { lastPosition, droppedThrough }: Reach): void {
  if (after < droppedThrough) throw new CursorExpiredError("after");
  refuseBeyond(after, lastPosition);
}

/** Refuses to go on from where the log has not come yet: what happens until it does would be missed. */
export function refuseBeyond(
  after: bigint,
  lastPosition: bigint,
  field: string | readonly string[] = "after",
): void {
  if (after > lastPosition)
    throw new InvalidError(
      field,
      "This cursor lies beyond the end of the log; it is not of this workspace, or of a database that was restored. Read anew, and go on from `asOf`.",
    );
}

/** Null where there is nothing that the caller could hear. */
function nextEvents(
  ctx: Context,
  { after, most, filter }: LogRequest & { readonly after: bigint },
): Sql | null {
  const types = wantedTypes(ctx, filter);
  if (types?.length === 0) return null;
  const next = (alias: Sql): Sql => sql`
    select ${columnsOf(events, "e")}
    from event_log e
    where ${ctx.inWorkspace("e")}
    and e.position > ${after} ${alias}
    order by e.position
    limit ${trusted(String(most))}`;
  const ofTypes = types ? sql`and e.type = any(${types}::text[])` : NOTHING;
  const aggregates = aggregatesOf(ctx, filter);
  if (aggregates)
    return sql`
      select next.*
      from (${aggregates}) aggregate(id)
      cross join lateral (${next(sql`and e.aggregate_id = aggregate.id ${ofTypes}`)}) next
      order by next."position"
      limit ${trusted(String(most))}`;
  if (!types) return next(NOTHING);
  return sql`
    select next.*
    from unnest(${types}::text[]) one(type)
    cross join lateral (${next(sql`and e.type = one.type`)}) next
    order by next."position"
    limit ${trusted(String(most))}`;
}

/** Of events that are known those that the caller may hear and wants: only whose they are is asked. */
async function wantedOf(
  ctx: Context,
  filter: LogFilter,
  known: readonly LoggedEvent[],
): Promise<readonly LoggedEvent[]> {
  const types = wantedTypes(ctx, filter);
  const wanted = types && new Set<string>(types);
  const ofTypes = known.filter(({ type }) => wanted?.has(type) ?? true);
  const aggregates = aggregatesOf(ctx, filter);
  if (!aggregates || ofTypes.length === 0) return ofTypes;
  const ids = [...new Set(ofTypes.map(({ aggregateId }) => aggregateId))];
  const rows = await ctx.db.rows<{ readonly id: Uuid }>(sql`
    select aggregate.id from (${aggregates}) aggregate(id) where aggregate.id = any(${ids}::uuid[])`);
  const concerned = new Set(rows.map(({ id }) => id));
  return ofTypes.filter(({ aggregateId }) => concerned.has(aggregateId));
}

/** The types that the caller may hear and asks for; null for every one there is. */
function wantedTypes(ctx: Context, filter: LogFilter): readonly EventType[] | null {
  const audible = audibleTypes(ctx.actor, EVENT_TYPES);
  const asked = typesOf(filter);
  return asked && audible ? asked.filter((type) => audible.includes(type)) : (asked ?? audible);
}

/** The things whose events are wanted; null for all things. Of a customer's token, its own. */
function aggregatesOf(ctx: Context, { caseId, transactionId, customerId }: LogFilter): Sql | null {
  const own = ownThings(ctx);
  const narrowings = [
    ...(own ? [own] : []),
    ...(caseId ? [thingsOfCase(ctx, caseId)] : []),
    ...(transactionId ? [sql`select ${transactionId}::uuid`] : []),
    ...(customerId ? [thingsOfCustomer(ctx, sql`${customerId}::uuid`)] : []),
  ];
  return narrowings.length === 0
    ? null
    : joined(
        narrowings.map((each) => sql`(${each})`),
        " intersect ",
      );
}

/** The cases and transactions of a customer, whose token hears of no others; null for the staff. */
export function ownThings(ctx: Context): Sql | null {
  if (ctx.actor.kind !== "customer") return null;
  return sql`
    select c.id from cases c where ${listedCases(ctx)}
    union
    select t.id from transactions t where ${visibleTransactions(ctx)}`;
}

function thingsOfCase({ inWorkspace }: Context, caseId: Uuid): Sql {
  return sql`
    select ${caseId}::uuid
    union
    select k.id from clocks k where ${inWorkspace("k")} and k.case_id = ${caseId}`;
}

function thingsOfCustomer({ inWorkspace }: Context, customerId: Sql): Sql {
  return sql`
    select ${customerId}
    union
    select c.id from cases c where ${inWorkspace("c")} and c.customer_id = ${customerId}
    union
    select t.id from transactions t where ${inWorkspace("t")} and t.payer_customer_id = ${customerId}
    union
    select t.id from transactions t where ${inWorkspace("t")} and t.payee_customer_id = ${customerId}
    union
    select t.id from transactions t where ${inWorkspace("t")} and t.merchant_customer_id = ${customerId}`;
}
