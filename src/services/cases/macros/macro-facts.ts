import type { CaseKind, CasePriority } from "../../../entities/cases/case-enums";
import type { CustomerKind } from "../../../entities/customers/customer-enums";
import type { Instant } from "../../../kernel/instant";

/** The one payment that a text speaks of, as far as those who read it may know of it. */
export interface FactsOfTransaction {
  readonly amountMinor: bigint | null;
  readonly currency: string | null;
  readonly refundedMinor: bigint;
  readonly occurredAt: Instant;
  readonly merchantName: string | null;
  readonly lastFour: string | null;
  readonly traceNumber: string | null;
}

/** What the variables of a text are made of. */
export interface MacroFacts {
  readonly now: Instant;
  /** In which amounts and days are written. */
  readonly locale: string;
  readonly timeZone: string;
  readonly customer: { readonly name: string | null; readonly kind: CustomerKind };
  readonly case: {
    readonly number: number;
    readonly subject: string;
    readonly kind: CaseKind;
    readonly priority: CasePriority;
  };
  readonly workspaceName: string;
  /** Null where a machine writes. */
  readonly memberName: string | null;
  readonly teamName: string | null;
  readonly transaction: FactsOfTransaction | null;
}
