import type { SafeText } from "../../kernel/firewall/safe-text";
import type { CaseKind, CasePriority } from "../cases/case-enums";
import type { Channel, CustomerKind } from "../customers/customer-enums";
import type { TransactionRail } from "../payments/transaction-enums";

/** Of whom and about what a survey asks: all that is given holds, any of each list. Empty lists ask nothing. */
export interface SurveyConditions {
  readonly caseKinds: readonly CaseKind[];
  readonly channels: readonly Channel[];
  readonly priorities: readonly CasePriority[];
  readonly tags: readonly SafeText[];
  readonly customerTiers: readonly SafeText[];
  readonly customerKinds: readonly CustomerKind[];
  readonly rails: readonly TransactionRail[];
}
