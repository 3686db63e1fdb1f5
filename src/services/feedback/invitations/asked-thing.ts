import type { CaseKind, CasePriority } from "../../../entities/cases/case-enums";
import type { Channel } from "../../../entities/customers/customer-enums";
import type { TransactionRail } from "../../../entities/payments/transaction-enums";
import type { Uuid } from "../../../kernel/ids";

/** What is asked about, and whom. */
export interface AskedThing {
  readonly id: Uuid;
  readonly customerId: Uuid;
  readonly caseId: Uuid | null;
  readonly transactionId: Uuid | null;
  readonly memberId: Uuid | null;
  readonly teamId: Uuid | null;
  readonly caseKind: CaseKind | null;
  readonly channel: Channel | null;
  readonly priority: CasePriority | null;
  readonly tags: readonly string[];
  readonly rail: TransactionRail | null;
}
