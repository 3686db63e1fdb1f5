import { CaseClocks } from "../../../entities/clocks/case-clocks.entity";
import { ClockChange as ClockChangeRow } from "../../../entities/clocks/clock-change.entity";
import type { ClockChangeKind } from "../../../entities/clocks/clock-enums";
import type { Clock } from "../../../entities/clocks/clock.entity";
import { NOTHING_DUE } from "../../../entities/cases/case.entity";
import { sql } from "../../../kernel/database/sql";
import { insertion, updatingEach } from "../../../kernel/database/store";
import { excluded, table } from "../../../kernel/database/table";
import { publicId, type Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { instantAt } from "../calendars/known-time";
import type { EventCatalog, EventType } from "../../events/event-catalog";
import { eventInsertion, type NewEvent } from "../../events/record-event";
import "../clock-events";
import type { ClockFacts } from "../clock-events";
import type { ClockChange } from "../engine/clock-change";
import type { Reckoner } from "../engine/reckoner";
import { stateAt, usedAt, type RunningClock } from "../engine/running-clock";
import {
  CLOCKS,
  clockRow,
  COURSE,
  haveSameTerms,
  instantOf,
  type KnownClocks,
  type StoredClock,
} from "./clock-rows";

const CHANGES = table(ClockChangeRow);
const HEADS = table(CaseClocks);

/** The clocks of one case after something happened to them. */
export interface ChangedClocks {
  readonly caseId: Uuid;
  /** All that run, and those that changed. */
  readonly clocks: readonly RunningClock[];
  /** In their order. */
  readonly changes: readonly ClockChange[];
  /** In milliseconds since 1970: of what was before the case came here nobody is told. Null for a case that began here. */
  readonly quietUntil: number | null;
}

const EVENTS: Readonly<Record<ClockChangeKind, EventType>> = {
  STARTED: "clock.started",
  PAUSED: "clock.paused",
  RESUMED: "clock.resumed",
  WARNED: "clock.warned",
  BREACHED: "clock.breached",
  RETRACTED: "clock.retracted",
  RETARGETED: "clock.retargeted",
  RESCHEDULED: "clock.rescheduled",
  MET: "clock.met",
  CANCELLED: "clock.cancelled",
  REVIVED: "clock.revived",
};

/** Writes clocks, what happened to them, and their events: some statements for all. A clock that is not known is new. */
export function writeClocks(
  ctx: Context,
  changed: readonly ChangedClocks[],
  known: KnownClocks,
  reckoner: Reckoner,
): void {
  const versions = new Map<Uuid, number>();
  const changes = changed
    .flatMap((one) => one.changes.map((change) => ({ ...one, change })))
    // Whoever follows the log reads the breaches of an hour in the order in which they were.
    .toSorted((one, other) => one.change.at - other.change.at)
    .map(({ caseId, quietUntil, change }) => {
      const version = (versions.get(change.clock.id) ?? known.get(change.clock.id)?.version ?? 0) + 1;
      versions.set(change.clock.id, version);
      return { caseId, isQuiet: quietUntil !== null && change.at <= quietUntil, change, version };
    });
  writeStored(ctx, changed, known, ({ caseId, clock }) => {
    const version = versions.get(clock.id) ?? known.get(clock.id)?.version ?? 1;
    return clockRow(caseId, version, clock, reckoner);
  });
  if (changes.length > 0)
    ctx.db.write(
      insertion<ClockChangeRow>(
        ctx,
        CHANGES,
        changes.map(({ change, version }) => changeRow(ctx, change, version, reckoner)),
      ),
    );
  const told = changes.filter(({ isQuiet }) => !isQuiet);
  if (told.length > 0)
    ctx.db.write(
      eventInsertion(
        ctx,
        told.map(({ caseId, change, version }) => eventOf(caseId, change, version, reckoner)),
      ),
    );
}

interface CaseClock {
  readonly caseId: Uuid;
  readonly clock: RunningClock;
}

/** Of those whose terms stand, which are nearly all, no more is written than what they have come to. */
function writeStored(
  ctx: Context,
  changed: readonly ChangedClocks[],
  known: KnownClocks,
  rowOf: (one: CaseClock) => StoredClock,
): void {
  const all = changed.flatMap(({ caseId, clocks }) => clocks.map((clock) => ({ caseId, clock })));
  const doTermsStand = ({ clock }: CaseClock): boolean => {
    const before = known.get(clock.id)?.clock;
    return before !== undefined && haveSameTerms(before, clock);
  };
  const moved = all.filter(doTermsStand);
  const others = all.filter((one) => !doTermsStand(one));
  if (moved.length > 0) updateCourses(ctx, moved.map(rowOf));
  if (others.length > 0) upsertClocks(ctx, others.map(rowOf));
}

function updateCourses(ctx: Context, rows: readonly StoredClock[]): void {
  const all = rows.map((row) => ({ ...row, updatedAt: ctx.now() }));
  ctx.db.write(updatingEach<Clock>(ctx, CLOCKS, COURSE, all));
}

function upsertClocks(ctx: Context, rows: readonly StoredClock[]): void {
  const all = rows.map((row) => ({ ...row, workspaceId: ctx.workspaceId }));
  ctx.db.write(sql`
    ${insertion<Clock>(ctx, CLOCKS, all)}
    on conflict (workspace_id, id) do update set ${excluded(CLOCKS, ["createdAt"])}`);
}

/** How far the clocks of these cases have followed them. */
export function writeHeads(
  ctx: Context,
  heads: readonly Omit<CaseClocks, "workspaceId" | "createdAt">[],
): void {
  if (heads.length === 0) return;
  ctx.db.write(sql`
    ${insertion<CaseClocks>(ctx, HEADS, heads)}
    on conflict (workspace_id, id) do update set ${excluded(HEADS, ["createdAt"])}`);
}

/** When each case is due next, by those of its clocks that run. */
export function writeNextDue(ctx: Context, cases: ReadonlyMap<Uuid, readonly RunningClock[]>): void {
  // In the order in which everybody holds several cases.
  const ids = [...cases.keys()].toSorted();
  const dues = ids.map((id) => ({ id, dueAt: nextDueOf(cases.get(id) ?? []) }));
  if (dues.length === 0) return;
  ctx.db.write(sql`
    update cases c
    set next_due_at = due.at
    from unnest(
      ${dues.map(({ id }) => id)}::uuid[],
      ${dues.map(({ dueAt }) => dueAt)}::timestamptz[]) due(id, at)
    where ${ctx.inWorkspace("c")}
    and c.id = any(${dues.map(({ id }) => id)}::uuid[])
    and c.id = due.id
    and c.next_due_at <> due.at`);
}

/** The same where not all of their clocks were read. */
export function renewNextDue(ctx: Context, caseIds: readonly Uuid[]): void {
  if (caseIds.length === 0) return;
  ctx.db.write(sql`
    with due as materialized (
      select asked.id, coalesce(
        (select min(k.due_at)
        from clocks k
        where ${ctx.inWorkspace("k")}
        and k.case_id = asked.id
        and k.since is not null), ${NOTHING_DUE}::timestamptz) as at
      from unnest(${caseIds.toSorted()}::uuid[]) asked(id))
    update cases c
    set next_due_at = due.at
    from due
    where ${ctx.inWorkspace("c")}
    and c.id = any(${caseIds}::uuid[])
    and c.id = due.id
    and c.next_due_at <> due.at`);
}

/** What stands still is not urgent; what is late already is. */
function nextDueOf(clocks: readonly RunningClock[]): string {
  const dues = clocks.flatMap(({ since, dueAt }) => (since === null || dueAt === null ? [] : [dueAt]));
  return dues.length === 0 ? NOTHING_DUE : instantAt(Math.min(...dues));
}

function changeRow(
  ctx: Context,
  { kind, at, cause, clock }: ClockChange,
  version: number,
  reckoner: Reckoner,
) {
  const isRule = kind === "STARTED" || kind === "RETARGETED";
  const { policyId, policyRevision, automationResponds, rule, setAt } = clock;
  return {
    id: ctx.newId(),
    clockId: clock.id,
    clockVersion: version,
    kind,
    at: instantAt(at),
    cause,
    rule: isRule ? { ...rule, policyId, policyRevision, automationResponds, setAt } : null,
    usedMs: BigInt(usedAt(clock, at, reckoner)),
    since: instantOf(clock.since),
    restsFor: clock.restsFor,
    startsAt: instantOf(clock.startsAt),
    dueAt: instantOf(clock.dueAt),
    warned: clock.warned,
    breachedAt: instantOf(clock.breachedAt),
    endedAs: clock.ended?.as ?? null,
  };
}

function eventOf(
  caseId: Uuid,
  { kind, at, clock }: ClockChange,
  version: number,
  reckoner: Reckoner,
): NewEvent {
  const facts: ClockFacts = {
    clockId: publicId("clk", clock.id),
    caseId: publicId("case", caseId),
    metric: clock.metric,
    name: clock.name,
    policyId: clock.policyId && publicId("sla", clock.policyId),
    policyRevision: clock.policyRevision,
    state: stateAt(clock, at),
    at: instantAt(at),
    startsAt: instantOf(clock.startsAt),
    dueAt: instantOf(clock.dueAt),
    targetMs: clock.rule.durationMs,
    usedMs: usedAt(clock, at, reckoner),
  };
  const further = {
    ...(kind === "PAUSED" && { restsFor: clock.restsFor ?? "" }),
    ...(kind === "WARNED" && { warning: clock.warned }),
  };
  const payload = { ...facts, ...further } as EventCatalog["clock.warned"];
  return { type: EVENTS[kind], aggregate: { type: "clock", id: clock.id, version }, payload };
}
