import type { CasePriority } from "../../../entities/cases/case-enums";
import type { EscalationKind, EscalationPoint } from "../../../entities/clocks/policy-enums";
import type { SlaPolicyRevision } from "../../../entities/clocks/sla-policy-revision.entity";
import type { Uuid } from "../../../kernel/ids";
import type { PolicyRevision, Target } from "../engine/policy";
import type { StoredCost } from "./breach-cost";

/** What is done when a clock warns or breaches. */
export type EscalationAction =
  /** Left out: stays as it is. Null: nobody. */
  | {
      readonly kind: typeof EscalationKind.ASSIGN;
      readonly teamId?: Uuid | null;
      readonly memberId?: Uuid | null;
    }
  | { readonly kind: typeof EscalationKind.RAISE_PRIORITY; readonly to: CasePriority }
  | {
      readonly kind: typeof EscalationKind.NOTIFY;
      readonly memberIds: readonly Uuid[];
      readonly teamId: Uuid | null;
    }
  | { readonly kind: typeof EscalationKind.ADD_TAGS; readonly tags: readonly string[] }
  | { readonly kind: typeof EscalationKind.WEBHOOK };

export interface Escalation {
  readonly on: EscalationPoint;
  /** Which of the target's warnings, in the order in which they are given, counted from 1; null for a breach. */
  readonly warning: number | null;
  readonly action: EscalationAction;
}

export interface SpecTarget extends Target {
  readonly escalations: readonly Escalation[];
  /** Left out where a breach costs nothing. */
  readonly breachCost?: StoredCost;
}

/** What a revision of a policy says, as it is stored. */
export interface PolicySpec extends Pick<PolicyRevision, "match" | "onChange" | "automationResponds"> {
  readonly targets: readonly SpecTarget[];
}

export function specOf({ spec }: Pick<SlaPolicyRevision, "spec">): PolicySpec {
  return spec as unknown as PolicySpec;
}
