import { ClockState } from "../../../entities/clocks/clock-enums";
import type { ClockMetric } from "../../../entities/clocks/clock-metric";
import type { Clock } from "../../../entities/clocks/clock.entity";
import { among } from "../../../kernel/database/among";
import { sql, type Sql } from "../../../kernel/database/sql";
import type { Uuid } from "../../../kernel/ids";
import type { Instant } from "../../../kernel/instant";
import { pageRequest, type PageArguments } from "../../../kernel/paging/page-request";
import { countRows, readPage, type ListSpec } from "../../../kernel/paging/read-pages";
import type { OuterList } from "../../../kernel/reads";
import type { Context } from "../../access/actor";
import { query } from "../../access/operations";
import { CLOCKS } from "../following/clock-rows";
import { visibleClocks } from "./clock-policy";
import { clocksNow } from "./clocks-now";
import type { SeenClock } from "./seen-clock";

/** Which clocks; all that is given holds at once. */
export interface ClockFilter {
  readonly states?: readonly ClockState[] | null;
  readonly metrics?: readonly ClockMetric[] | null;
  readonly dueAfter?: Instant | null;
  readonly dueBefore?: Instant | null;
  readonly breachedAfter?: Instant | null;
  readonly breachedBefore?: Instant | null;
  readonly caseId?: Uuid | null;
  readonly policyId?: Uuid | null;
  readonly calendarId?: Uuid | null;
}

/** Only those have a place in an order that have the moment by which it goes. */
const ORDERS = {
  DUE_AT: {
    key: { column: "k.due_at", type: "timestamptz" },
    listed: sql`k.since is not null and k.due_at is not null`,
    naturally: "ASC",
  },
  BREACHED_AT: {
    key: { column: "k.breached_at", type: "timestamptz" },
    listed: sql`k.breached_at is not null`,
    naturally: "DESC",
  },
  // Ids of clocks are in the order of what started them.
  CREATED_AT: { key: { column: "k.id", type: "uuid" }, listed: null, naturally: "DESC" },
} as const;

export type ClockOrderField = keyof typeof ORDERS;

export interface ClockListInput {
  readonly filter?: ClockFilter | null;
  readonly orderBy?: { readonly field: ClockOrderField; readonly direction?: "ASC" | "DESC" | null } | null;
}

/** Clocks of the workspace, as they are now. */
export const clockList: OuterList<Context, ClockListInput, SeenClock> = {
  page: query({ name: "clock:list", permission: "case:read" }, async (ctx, { args, isEndTold }) => {
    const page = await readPage(ctx, listed(ctx, args), pageRequest(args), {
      isEndTold: isEndTold ?? true,
    });
    return { ...page, rows: await clocksNow(ctx, page.rows) };
  }),
  count: query({ name: "clock:listCount", permission: "case:read" }, (ctx, { args }) =>
    countRows(ctx, listed(ctx, args)),
  ),
};

function listed(ctx: Context, { filter, orderBy }: ClockListInput & PageArguments): ListSpec<Clock> {
  const { field, direction } = orderBy ?? { field: "DUE_AT" };
  const { key, listed: condition, naturally } = ORDERS[field];
  return {
    name: "clocks",
    table: CLOCKS,
    alias: "k",
    from: sql`clocks k`,
    where: [
      visibleClocks(ctx),
      ...(condition ? [condition] : []),
      ...(filter ? facts(ctx, filter, field) : []),
    ],
    key,
    id: "k.id",
    descending: (direction ?? naturally) === "DESC",
    filter: filter ?? null,
  };
}

const FACTS: {
  readonly [Fact in keyof ClockFilter]-?: (
    value: NonNullable<ClockFilter[Fact]>,
    ctx: Context,
    field: ClockOrderField,
  ) => Sql;
} = {
  states: inStates,
  metrics: (metrics) => among(sql`k.metric`, metrics),
  // Of those that run: what stands still, or has ended, is not due any more.
  dueAfter: (instant) => sql`k.since is not null and k.due_at > ${instant}`,
  dueBefore: (instant) => sql`k.since is not null and k.due_at < ${instant}`,
  breachedAfter: (instant) => sql`k.breached_at > ${instant}`,
  breachedBefore: (instant) => sql`k.breached_at < ${instant}`,
  caseId: (id) => sql`k.case_id = ${id}`,
  policyId: (id) => sql`k.policy_id = ${id}`,
  calendarId: (id) => sql`k.calendar_id = ${id}`,
};

/** What stands still, or is over, is not due: by when they are due none of these is listed, and none is looked for. */
const NEVER_DUE: readonly ClockState[] = [
  ClockState.PAUSED,
  ClockState.MET,
  ClockState.MET_LATE,
  ClockState.CANCELLED,
];

/** What counts, or will when it opens, is late when it is due, which the index of what is due tells. */
function inStates(states: readonly ClockState[], ctx: Context, field: ClockOrderField): Sql {
  const has = (state: ClockState): boolean => states.includes(state);
  if (field === "DUE_AT" && states.every((state) => NEVER_DUE.includes(state))) return sql`false`;
  if (states.every((state) => state === ClockState.PENDING)) return notBegun(ctx);
  const isOther = states.some((state) => !OPEN.includes(state));
  if (isOther || !has(ClockState.RUNNING) || !has(ClockState.WARNED)) return among(stateNow(ctx), states);
  const running = sql`k.since is not null ${has(ClockState.PENDING) ? sql`` : sql`and k.starts_at <= ${ctx.now()}`}`;
  if (has(ClockState.BREACHED))
    return sql`(${running} or k.breached_at is not null and k.ended_as is distinct from 'MET')`;
  // By when they are due only those are listed that are.
  const orNever = field === "DUE_AT" ? sql`` : sql`or k.due_at is null`;
  return sql`${running} and (k.due_at > ${ctx.now()} ${orNever})`;
}

const OPEN: readonly ClockState[] = [
  ClockState.PENDING,
  ClockState.RUNNING,
  ClockState.WARNED,
  ClockState.BREACHED,
];

/** In the words of the index of what has yet to begin. */
function notBegun(ctx: Context): Sql {
  return sql`(k.state = 'PENDING' and (k.starts_at > ${ctx.now()} or k.starts_at is null))`;
}

/** What a clock is, whether or not the worker has set it: what is to happen until now has happened. */
function stateNow(ctx: Context): Sql {
  const now = ctx.now();
  return sql`(case
    when ${notBegun(ctx)} then 'PENDING'
    when k.due_at <= ${now} and k.next_at <= ${now} then 'BREACHED'
    when k.next_at <= ${now} then 'WARNED'
    when k.state = 'PENDING' then 'RUNNING'
    else k.state end)`;
}

type Condition = (value: unknown, ctx: Context, field: ClockOrderField) => Sql;

function facts(ctx: Context, filter: ClockFilter, field: ClockOrderField): readonly Sql[] {
  const given = Object.entries(FACTS) as [keyof ClockFilter, Condition][];
  return given.flatMap(([fact, condition]) =>
    filter[fact] == null ? [] : [condition(filter[fact], ctx, field)],
  );
}
