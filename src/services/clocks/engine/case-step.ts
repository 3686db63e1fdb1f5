import type { CaseKind, CasePriority, CaseState } from "../../../entities/cases/case-enums";
import type { ActorKind } from "../../../entities/cases/message-enums";
import type { Channel, CustomerKind } from "../../../entities/customers/customer-enums";
import type { RiskLevel, TransactionRail } from "../../../entities/payments/transaction-enums";
import type { Uuid } from "../../../kernel/ids";

/** One thing in the history of a case that clocks may heed. */
export type CaseHappening =
  | { readonly kind: "CUSTOMER_WROTE" }
  /** The staff wrote so that the customer reads it. */
  | { readonly kind: "STAFF_WROTE"; readonly isAutomatic: boolean }
  | { readonly kind: "STATE"; readonly to: CaseState }
  | { readonly kind: "SNOOZED" }
  | { readonly kind: "WOKEN" }
  | { readonly kind: "ASSIGNED"; readonly teamId: Uuid | null; readonly memberId: Uuid | null }
  | { readonly kind: "KIND"; readonly to: CaseKind }
  | { readonly kind: "PRIORITY"; readonly to: CasePriority }
  | { readonly kind: "TAGS"; readonly added: readonly string[]; readonly removed: readonly string[] }
  /** Somebody said that the duty of this name is done. */
  | { readonly kind: "DUTY_DONE"; readonly name: string }
  /** Other transactions than before are linked. */
  | { readonly kind: "TRANSACTIONS" };

/** What happened to a case when it came to this version. */
export interface CaseStep {
  readonly version: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly happenings: readonly CaseHappening[];
}

/** What a case was when it was opened: its first version. */
export interface CaseOpening {
  readonly openedAt: number;
  readonly openedBy: ActorKind;
  readonly kind: CaseKind;
  readonly priority: CasePriority;
  readonly channel: Channel;
  readonly teamId: Uuid | null;
  readonly memberId: Uuid | null;
  readonly tags: readonly string[];
}

/** What policies ask of things outside the case. */
export interface Circumstances {
  readonly customerKind: CustomerKind;
  readonly customerTier: string | null;
  readonly transactions: readonly {
    readonly amountMinor: string | null;
    readonly currency: string | null;
    readonly rail: TransactionRail | null;
    readonly riskLevel: RiskLevel | null;
  }[];
}
