import { PolicyFamily } from "../../../entities/clocks/clock-enums";
import type { CaseFacts } from "./case-facts";
import type { Circumstances } from "./case-step";
import type { AmountRange, PolicyMatch, PolicyRevision } from "./policy";

/** The policies that a case goes by at a moment: of those for service the first, of those by law all. */
export function policiesFor(
  revisions: readonly PolicyRevision[],
  at: number,
  facts: CaseFacts,
  circumstances: Circumstances,
): readonly PolicyRevision[] {
  const fitting = policiesAt(revisions, at).filter(({ match }) => fits(match, facts, circumstances));
  const first = fitting.find(({ family }) => family === PolicyFamily.SERVICE);
  return fitting.filter((policy) => policy.family !== PolicyFamily.SERVICE || policy === first);
}

/** What counts at a moment, in the order in which it is asked. */
export function policiesAt(revisions: readonly PolicyRevision[], at: number): readonly PolicyRevision[] {
  const latest = new Map<string, PolicyRevision>();
  for (const revision of revisions) {
    const known = latest.get(revision.policyId);
    if (revision.effectiveFrom <= at && (known?.revision ?? -1) < revision.revision)
      latest.set(revision.policyId, revision);
  }
  return [...latest.values()]
    .filter(({ isActive }) => isActive)
    .toSorted((one, other) => one.position - other.position || (one.policyId < other.policyId ? -1 : 1));
}

/**
 * The policies for a case that came over from another system at a moment: those that counted then are what its past is
 * measured by, as if they had always counted.
 */
export function policiesForImported(
  revisions: readonly PolicyRevision[],
  importedAt: number,
): readonly PolicyRevision[] {
  const counting = new Set(policiesAt(revisions, importedAt));
  return revisions.flatMap((revision) => {
    if (counting.has(revision)) return [{ ...revision, effectiveFrom: 0, appliesToOpen: false }];
    return revision.effectiveFrom > importedAt ? [revision] : [];
  });
}

export function fits(match: PolicyMatch, facts: CaseFacts, circumstances: Circumstances): boolean {
  const { transactions, customerKind, customerTier } = circumstances;
  return (
    isAmong(match.kinds, facts.kind) &&
    isAmong(match.priorities, facts.priority) &&
    isAmong(match.channels, facts.channel) &&
    isAmong(match.customerKinds, customerKind) &&
    isAmong(match.customerTiers, customerTier) &&
    isAmong(match.teamIds, facts.teamId) &&
    isAnyAmong(match.tags, facts.tags) &&
    isAnyAmong(
      match.rails,
      transactions.map(({ rail }) => rail),
    ) &&
    isAnyAmong(
      match.riskLevels,
      transactions.map(({ riskLevel }) => riskLevel),
    ) &&
    (match.amount === undefined || transactions.some((one) => isWithin(match.amount, one)))
  );
}

function isAmong<Value>(wanted: readonly Value[] | undefined, value: Value | null): boolean {
  return wanted === undefined || (value !== null && wanted.includes(value));
}

function isAnyAmong<Value>(wanted: readonly Value[] | undefined, values: readonly (Value | null)[]): boolean {
  return wanted === undefined || values.some((value) => isAmong(wanted, value));
}

function isWithin(
  range: AmountRange | undefined,
  { amountMinor, currency }: Circumstances["transactions"][number],
): boolean {
  if (!range || amountMinor === null || currency !== range.currency) return false;
  const amount = BigInt(amountMinor);
  return (
    (range.fromMinor === null || amount >= BigInt(range.fromMinor)) &&
    (range.toMinor === null || amount <= BigInt(range.toMinor))
  );
}
