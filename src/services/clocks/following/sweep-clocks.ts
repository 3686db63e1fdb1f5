import { CaseState } from "../../../entities/cases/case-enums";
import type { Clock } from "../../../entities/clocks/clock.entity";
import { ClockSweep } from "../../../entities/clocks/clock-sweep.entity";
import { firstRow } from "../../../kernel/database/database";
import { sql } from "../../../kernel/database/sql";
import { columnsOf, table } from "../../../kernel/database/table";
import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { command } from "../../access/operations";
import { ClockKeeper } from "../engine/clock-keeper";
import { CLOCKS, knownClocks } from "./clock-rows";
import { reckonerOfCalendars } from "./clock-world";
import { followCases } from "./follow-cases";
import { renewNextDue, writeClocks, type ChangedClocks } from "./write-clocks";

const SWEEPS = table(ClockSweep);

/** Clocks are small: so many more of them are done at once than of other things. */
const CLOCKS_TO_ONE = 5;

interface Swept {
  /** The last that was looked at; null when nothing was left. */
  readonly last: Uuid | null;
  readonly looked: number;
  readonly changed: number;
}

/** Goes on with the oldest look at many clocks that is not done, by one batch, which holds no agent up. */
export const sweepClocks = command(
  { name: "clock:sweep", permission: "case:write" },
  async (ctx: Context, { limit }: { readonly limit: number }): Promise<{ readonly done: number }> => {
    const sweep = await firstRow<ClockSweep>(
      ctx.db,
      sql`
      select ${columnsOf(SWEEPS, "s")}
      from clock_sweeps s
      where ${ctx.inWorkspace("s")}
      and s.done_at is null
      order by s.id
      limit 1
      for no key update skip locked`,
    );
    if (!sweep) return { done: 0 };
    const { last, looked, changed } = await sweptBy(ctx, sweep, limit * CLOCKS_TO_ONE);
    ctx.db.write(sql`
      update clock_sweeps s
      set done_to = ${last ?? sweep.doneTo}, looked = s.looked + ${looked}, changed = s.changed + ${changed},
        done_at = ${last === null ? ctx.now() : null}
      where ${ctx.inWorkspace("s")}
      and s.id = ${sweep.id}`);
    return { done: 1 };
  },
);

function sweptBy(
  ctx: Context,
  { calendarId, appliesFrom, doneTo }: ClockSweep,
  most: number,
): Promise<Swept> {
  if (calendarId !== null) return reschedule(ctx, calendarId, doneTo, most);
  return applyPolicies(ctx, Date.parse(appliesFrom ?? ctx.now()), doneTo, most);
}

/** Cases that are open now: what ended since went by the policy when it ended. */
async function applyPolicies(
  ctx: Context,
  policiesUntil: number,
  after: Uuid | null,
  most: number,
): Promise<Swept> {
  const rows = await ctx.db.rows<{ readonly id: Uuid }>(sql`
    select c.id
    from cases c
    where ${ctx.inWorkspace("c")}
    ${after === null ? sql`` : sql`and c.id > ${after}`}
    and c.state <> all(${[CaseState.RESOLVED, CaseState.CLOSED]}::text[])
    order by c.id
    limit ${most}`);
  const ids = rows.map(({ id }) => id);
  await followCases(ctx, ids, { policiesUntil });
  return { last: ids.at(-1) ?? null, looked: ids.length, changed: ids.length };
}

/** What is left of each clock is laid on the hours that the calendar has now. */
async function reschedule(ctx: Context, calendarId: Uuid, after: Uuid | null, most: number): Promise<Swept> {
  const found = await ctx.db.rows<Pick<Clock, "id" | "caseId">>(sql`
    select k.id, k.case_id as "caseId"
    from clocks k
    where ${ctx.inWorkspace("k")}
    and k.calendar_id = ${calendarId}
    and k.since is not null
    ${after === null ? sql`` : sql`and k.id > ${after}`}
    order by k.id
    limit ${most}`);
  const last = found.at(-1)?.id ?? null;
  if (last === null) return { last, looked: 0, changed: 0 };
  const caseIds = [...new Set(found.map(({ caseId }) => caseId))];
  const rows = await heldClocks(ctx, calendarId, caseIds);
  const reckoner = await reckonerOfCalendars(ctx, [calendarId]);
  const now = Date.parse(ctx.now());
  const known = knownClocks(rows);
  const changed = [...known.values()].flatMap(({ caseId, clock }): readonly ChangedClocks[] => {
    const keeper = new ClockKeeper([clock], reckoner);
    keeper.rescheduleAll(now, { kind: "CALENDAR", calendarId });
    const { clocks, changes } = keeper;
    return changes.length === 0 ? [] : [{ caseId, clocks, changes, quietUntil: null }];
  });
  writeClocks(ctx, changed, known, reckoner);
  renewNextDue(
    ctx,
    changed.map(({ caseId }) => caseId),
  );
  return { last, looked: found.length, changed: changed.length };
}

/** What runs of these cases by the calendar; nobody else changes a clock of theirs until the transaction ends. */
async function heldClocks(
  ctx: Context,
  calendarId: Uuid,
  caseIds: readonly Uuid[],
): Promise<readonly Clock[]> {
  await ctx.db.rows(sql`
    select
    from case_clocks h
    where ${ctx.inWorkspace("h")}
    and h.id = any(${caseIds.toSorted()}::uuid[])
    order by h.id
    for no key update`);
  return ctx.db.rows<Clock>(sql`
    select ${columnsOf(CLOCKS, "k")}
    from clocks k
    where ${ctx.inWorkspace("k")}
    and k.case_id = any(${caseIds}::uuid[])
    and k.calendar_id = ${calendarId}
    and k.since is not null
    order by k.id`);
}
