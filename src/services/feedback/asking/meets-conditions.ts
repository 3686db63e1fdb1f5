import type { CaseKind, CasePriority } from "../../../entities/cases/case-enums";
import type { Channel, CustomerKind } from "../../../entities/customers/customer-enums";
import type { SurveyConditions } from "../../../entities/feedback/survey-conditions";
import type { TransactionRail } from "../../../entities/payments/transaction-enums";

/** Of what happened; what there is none of is null, and meets no condition that asks for it. */
export interface AskedFacts {
  readonly caseKind: CaseKind | null;
  readonly channel: Channel | null;
  readonly priority: CasePriority | null;
  readonly tags: readonly string[];
  readonly customerTier: string | null;
  readonly customerKind: CustomerKind;
  readonly rail: TransactionRail | null;
}

/** Whether all conditions hold; of each list any. */
export function meetsConditions(conditions: SurveyConditions, facts: AskedFacts): boolean {
  const { caseKinds, channels, priorities, tags, customerTiers, customerKinds, rails } = conditions;
  const pairs: readonly (readonly [readonly string[], readonly (string | null)[]])[] = [
    [caseKinds, [facts.caseKind]],
    [channels, [facts.channel]],
    [priorities, [facts.priority]],
    [tags, facts.tags],
    [customerTiers, [facts.customerTier]],
    [customerKinds, [facts.customerKind]],
    [rails, [facts.rail]],
  ];
  return pairs.every(
    ([wanted, given]) =>
      wanted.length === 0 || given.some((value) => value !== null && wanted.includes(value)),
  );
}
