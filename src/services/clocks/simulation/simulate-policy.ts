import { PolicyFamily } from "../../../entities/clocks/clock-enums";
import type { SlaSimulation } from "../../../entities/clocks/sla-simulation.entity";
import { firstRow } from "../../../kernel/database/database";
import { every, sql } from "../../../kernel/database/sql";
import { findRow, insertRow, lockRow, updateRow } from "../../../kernel/database/store";
import { InvalidError, LimitError, NotFoundError } from "../../../kernel/errors";
import { safeJson } from "../../../kernel/firewall/admit";
import type { SafeJson } from "../../../kernel/firewall/safe-text";
import type { Uuid } from "../../../kernel/ids";
import type { Instant } from "../../../kernel/instant";
import type { Context } from "../../access/actor";
import { command } from "../../access/operations";
import type { CaseFilter } from "../../cases/case-filter";
import { assertKnownInFilter } from "../../cases/known-in-filter";
import { EXACT_IN_HOURS, storedHours, type GivenBusinessHours } from "../calendars/given-hours";
import { knownMoment, type Period } from "../calendars/known-time";
import { CALENDARS } from "../calendars/read-calendars";
import { HORIZON_MS } from "../calendar/business-time";
import {
  EXACT_IN_POLICIES,
  NO_TERMS,
  refuseShadowed,
  settledSpec,
  type GivenTerms,
} from "../policies/save-policy";
import { standingPolicies } from "../policies/standing-policies";
import { casesOfSimulation, simulateNext, SIMULATIONS } from "./run-simulations";
import { refusedWithin } from "./refused-within";
import type { SupposedChange } from "./supposed";

/** Unfinished ones of a workspace. */
const MOST_AT_ONCE = 3;
/** Older ones are forgotten when another begins. */
const KEPT_DAYS = 30;
const MOST_FORGOTTEN = 10;
/** So many cases are replayed before the answer leaves. */
const CASES_AT_ONCE = 200;

export interface SupposedPolicy extends GivenTerms {
  /** The policy in whose place it is; beside all others unless told. */
  readonly policyId?: Uuid | null;
  /** Of one that stands beside others. */
  readonly family?: PolicyFamily | null;
  /** The policy before which it is asked; last of all unless told. */
  readonly before?: Uuid | null;
}

export interface SimulatePolicyInput {
  readonly period: Period;
  readonly filter?: SafeJson | null;
  readonly policy?: SupposedPolicy | null;
  readonly calendar?: { readonly calendarId: Uuid; readonly hours: GivenBusinessHours } | null;
}

interface Simulated {
  readonly simulation: SlaSimulation;
}

const EXACT = [
  ...EXACT_IN_POLICIES.map((path) => `policy.${path}`),
  ...EXACT_IN_HOURS.map((path) => `calendar.${path}`),
];

/**
 * Asks what would have become of the cases of a period under another policy or other hours; nothing but the answer is
 * written. What is soon done is done before it answers; the rest goes on by itself.
 */
export const simulatePolicy = command(
  { name: "sla:simulate", permission: "sla:write", exact: EXACT },
  async (ctx: Context, input: SimulatePolicyInput): Promise<Simulated> => {
    const filter = input.filter ?? safeJson({});
    const period = knownCases(ctx, input.period);
    await assertKnownInFilter(ctx, filter as CaseFilter);
    const supposed: SupposedChange = {
      policy: input.policy ? await supposedPolicy(ctx, input.policy) : null,
      hours: input.calendar ? await supposedHours(ctx, input.calendar) : null,
    };
    await refuseTooMany(ctx);
    forgetOld(ctx);
    const scope = { filter, periodFrom: period.from, periodTo: period.to };
    const simulation = await insertRow(ctx, SIMULATIONS, {
      id: ctx.newId(),
      state: "RUNNING",
      ...scope,
      supposed: safeJson({ ...supposed }),
      asOf: ctx.now(),
      casesTotal: await countCases(ctx, scope),
      casesDone: 0,
      casesDifferent: 0,
      sums: { before: [], after: [] },
    });
    await simulateNext(ctx, simulation, CASES_AT_ONCE);
    return { simulation: await standing(ctx, simulation.id) };
  },
);

/** Ends a simulation; what was found until then stays. Safe to repeat. */
export const cancelSimulation = command(
  { name: "sla:cancelSimulation", permission: "sla:write" },
  async (ctx: Context, { simulationId }: { readonly simulationId: Uuid }): Promise<Simulated> => {
    const known = await lockRow(ctx, SIMULATIONS, "simulation", simulationId);
    if (known.finishedAt !== null) return { simulation: known };
    const end = { state: "CANCELLED", finishedAt: ctx.now() } as const;
    return { simulation: await updateRow(ctx, SIMULATIONS, known.id, end) };
  },
);

function knownCases(ctx: Context, { from, to }: Period): { readonly from: Instant; readonly to: Instant } {
  const length = knownMoment(to, "period.to") - knownMoment(from, "period.from");
  if (length <= 0) throw new InvalidError(["period", "to"], "It ends before it begins.");
  if (length > HORIZON_MS) throw new InvalidError(["period", "to"], "Ask for ten years at most.");
  if (from > ctx.now()) throw new InvalidError(["period", "from"], "Nothing has happened yet.");
  return { from, to };
}

async function supposedPolicy(ctx: Context, given: SupposedPolicy): Promise<SupposedChange["policy"]> {
  const policies = await standingPolicies(ctx);
  const replaced =
    given.policyId == null ? null : policies.find(({ policyId }) => policyId === given.policyId);
  if (replaced === undefined) throw new NotFoundError("policy", ["policy", "policyId"]);
  const next = given.before == null ? null : policies.find(({ policyId }) => policyId === given.before);
  if (next === undefined) throw new NotFoundError("policy", ["policy", "before"]);
  const family = replaced?.family ?? given.family ?? PolicyFamily.SERVICE;
  const last = Math.max(0, ...policies.map(({ position }) => position)) + 1;
  const supposed = {
    policyId: replaced?.policyId ?? ctx.newId(),
    family,
    // Between two others: it is kept nowhere where positions are whole numbers.
    position: next ? next.position - 0.5 : (replaced?.position ?? last),
    spec: await refusedWithin("policy", () => settledSpec(ctx, given, family, replaced?.spec ?? NO_TERMS)),
  };
  if (supposed.spec.targets.length === 0)
    throw new InvalidError(["policy", "targets"], "A policy that asks for nothing is none.");
  await refusedWithin("policy", () => refuseShadowed({ ...supposed, match: supposed.spec.match }, policies));
  return supposed;
}

async function supposedHours(
  ctx: Context,
  { calendarId, hours }: NonNullable<SimulatePolicyInput["calendar"]>,
): Promise<SupposedChange["hours"]> {
  const stored = await refusedWithin("calendar", () => storedHours(hours));
  if (!(await findRow(ctx, CALENDARS, calendarId)))
    throw new NotFoundError("calendar", ["calendar", "calendarId"]);
  return { calendarId, hours: stored };
}

async function refuseTooMany(ctx: Context): Promise<void> {
  const running = await firstRow<{ readonly count: number }>(
    ctx.db,
    sql`select count(*)::int as count from sla_simulations where ${ctx.inWorkspace()} and finished_at is null`,
  );
  if ((running?.count ?? 0) >= MOST_AT_ONCE)
    throw new LimitError(`${MOST_AT_ONCE} simulations run at once at most: wait for one, or cancel it.`);
}

function forgetOld(ctx: Context): void {
  ctx.db.write(sql`
    with old as (
      select s.workspace_id, s.id
      from sla_simulations s
      where ${ctx.inWorkspace("s")}
      and s.finished_at is not null
      and s.created_at < ${ctx.now()}::timestamptz - make_interval(days => ${KEPT_DAYS})
      order by s.created_at
      limit ${MOST_FORGOTTEN}),
    cases as (
      delete from sla_simulation_cases d
      using old
      where ${ctx.inWorkspace("d")}
      and d.simulation_id = old.id)
    delete from sla_simulations s
    using old
    where ${ctx.inWorkspace("s")}
    and s.id = old.id`);
}

async function countCases(ctx: Context, scope: Parameters<typeof casesOfSimulation>[1]): Promise<number> {
  const row = await firstRow<{ readonly count: number }>(
    ctx.db,
    sql`select count(*)::int as count from cases c where ${every([...casesOfSimulation(ctx, scope)])}`,
  );
  return row?.count ?? 0;
}

async function standing(ctx: Context, id: Uuid): Promise<SlaSimulation> {
  return lockRow(ctx, SIMULATIONS, "simulation", id);
}
