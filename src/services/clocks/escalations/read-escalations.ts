import type { ClockEscalation } from "../../../entities/clocks/clock-escalation.entity";
import type {
  EscalationKind,
  EscalationOutcome,
  EscalationPoint,
} from "../../../entities/clocks/policy-enums";
import { sql } from "../../../kernel/database/sql";
import type { SafeText } from "../../../kernel/firewall/safe-text";
import type { Instant } from "../../../kernel/instant";
import type { InnerListSpec } from "../../../kernel/paging/read-pages";
import type { Context } from "../../access/actor";
import { listWithin, shaped } from "../../access/reads";
import type { EscalationAction } from "../policies/policy-spec";
import { publishedAction } from "../policies/published-spec";
import { ESCALATIONS } from "./escalate";

/** What a policy did when a clock warned or breached, as it is published. */
export interface SeenEscalation {
  readonly on: EscalationPoint;
  readonly warning: number | null;
  readonly kind: EscalationKind;
  readonly action: Readonly<Record<string, unknown>>;
  readonly outcome: EscalationOutcome;
  readonly reason: SafeText | null;
  readonly at: Instant;
}

/** What was done because each of these clocks warned or breached, in its order. */
export const escalationsOfClocks = shaped(
  listWithin({ name: "clock:escalations", permission: "case:read" }, ofClock),
  ({ point, warning, kind, action, outcome, reason, createdAt }: ClockEscalation): SeenEscalation => ({
    ...{ on: point, warning, kind, outcome, reason, at: createdAt },
    action: publishedAction(action as unknown as EscalationAction),
  }),
);

function ofClock(ctx: Context): InnerListSpec<ClockEscalation> {
  return {
    name: "clockEscalations",
    table: ESCALATIONS,
    alias: "es",
    from: sql`clock_escalations es`,
    where: [ctx.inWorkspace("es"), ...(ctx.actor.kind === "customer" ? [sql`false`] : [])],
    key: { column: "es.created_at", type: "timestamptz" },
    id: "es.id",
    descending: false,
    parent: "es.clock_id",
  };
}
