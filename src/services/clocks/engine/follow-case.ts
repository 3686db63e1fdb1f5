import type { Uuid } from "../../../kernel/ids";
import { factsAfter, factsAtOpening, type CaseFacts } from "./case-facts";
import type { CaseHappening, CaseOpening, CaseStep, Circumstances } from "./case-step";
import type { ClockCause, ClockChange } from "./clock-change";
import { ClockKeeper } from "./clock-keeper";
import { policiesFor } from "./match-policies";
import type { PolicyRevision } from "./policy";
import type { Reckoner } from "./reckoner";
import { Reconciliation } from "./reconciliation";
import type { RunningClock } from "./running-clock";

/** What clocks go by beside the case itself. */
export interface ClockWorld {
  readonly revisions: readonly PolicyRevision[];
  readonly reckoner: Reckoner;
  /** As they were at a moment of the time that the case was of a version. */
  readonly circumstancesAt: (version: number, at: number) => Circumstances;
  readonly newId: () => Uuid;
  /** Whether the clocks may have been laid on hours that do not count any more. */
  readonly mayHoursDiffer?: boolean;
}

/** A case as its clocks know it. All of it is kept, so that a history is followed in any number of parts. */
export interface FollowedCase {
  readonly facts: CaseFacts;
  /** The policies that it goes by, by the last look. */
  readonly policies: readonly { readonly policyId: Uuid; readonly revision: number }[];
  /** Until when policies that apply to open cases were looked at. */
  readonly policiesAt: number;
  /** Those that run, and of those that ended the ones that the case's future may still touch. */
  readonly clocks: readonly RunningClock[];
}

export interface Followed {
  readonly case: FollowedCase;
  readonly changes: readonly ClockChange[];
}

/** After these another policy may be the first that matches. */
const REMATCHING: ReadonlySet<CaseHappening["kind"]> = new Set([
  "ASSIGNED",
  "KIND",
  "PRIORITY",
  "TAGS",
  "TRANSACTIONS",
]);

/** The clocks of a case that was just opened. */
export function followOpening(world: ClockWorld, opening: CaseOpening): Followed {
  const facts = factsAtOpening(opening);
  const before = { facts, policies: [], policiesAt: facts.at, clocks: [] };
  return rematched(world, before, facts, { kind: "CASE", version: 1 });
}

/** What further steps of the case do to its clocks. What time does until the step comes first. */
export function followStep(world: ClockWorld, before: FollowedCase, step: CaseStep): Followed {
  const looked = followPolicies(world, before, step.at);
  const facts = factsAfter(looked.case.facts, step);
  const isReopened = looked.case.facts.ended !== null && facts.ended === null;
  const isOther = isReopened || step.happenings.some(({ kind }) => REMATCHING.has(kind));
  const cause = { kind: "CASE", version: step.version } as const;
  const next = isOther
    ? rematched(world, looked.case, facts, cause)
    : reconciled(world, looked.case, { ...looked.case, facts }, cause);
  return looked.changes.length === 0
    ? next
    : { case: next.case, changes: [...looked.changes, ...next.changes] };
}

/** What policies do that apply to open cases and began to count until then. */
export function followPolicies(world: ClockWorld, before: FollowedCase, until: number): Followed {
  const begun = world.revisions.filter(
    ({ appliesToOpen, effectiveFrom }) =>
      appliesToOpen && before.policiesAt < effectiveFrom && effectiveFrom <= until,
  );
  if (begun.length === 0) return { case: before, changes: [] };
  begun.sort((one, other) => one.effectiveFrom - other.effectiveFrom);
  let known: Followed = { case: before, changes: [] };
  for (const { effectiveFrom, policyId, revision } of begun) {
    const { facts } = known.case;
    const looked = { ...known.case, policiesAt: effectiveFrom };
    const at = Math.max(facts.at, effectiveFrom);
    const next = facts.ended
      ? { case: looked, changes: [] }
      : rematched(world, looked, { ...facts, at }, { kind: "POLICY", policyId, revision });
    known = { case: next.case, changes: [...known.changes, ...next.changes] };
  }
  return known;
}

function rematched(world: ClockWorld, before: FollowedCase, facts: CaseFacts, cause: ClockCause): Followed {
  const policies = policiesFor(
    world.revisions,
    facts.at,
    facts,
    world.circumstancesAt(facts.version, facts.at),
  );
  const named = policies.map(({ policyId, revision }) => ({ policyId, revision }));
  return reconciled(world, before, { ...before, facts, policies: named }, cause);
}

/** Lets the clocks say what the facts say; they are compared, so that it may be done at any time, and again. */
function reconciled(
  { revisions, reckoner, newId, mayHoursDiffer = false }: ClockWorld,
  before: FollowedCase,
  now: FollowedCase,
  cause: ClockCause,
): Followed {
  const keeper = new ClockKeeper(before.clocks, reckoner);
  if (mayHoursDiffer) keeper.heedHours(now.facts.at);
  keeper.advance(now.facts.at);
  const policies = now.policies.flatMap((named) =>
    revisions.filter(({ policyId, revision }) => policyId === named.policyId && revision === named.revision),
  );
  new Reconciliation(keeper, { was: before.facts, facts: now.facts, cause, newId }).settleAll(policies);
  return { case: { ...now, clocks: keeper.clocks }, changes: keeper.changes };
}
