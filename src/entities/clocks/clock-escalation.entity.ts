import { Check, Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { WorkspaceRow } from "../../kernel/database/rows";
import type { SafeJson, SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { EscalationKind, EscalationOutcome, EscalationPoint } from "./policy-enums";

/** What was done because a clock warned or breached. Never changed. */
@Entity("clock_escalations")
@Unique("clock_escalations_once", ["workspaceId", "eventId", "place"])
@Index("clock_escalations_of_clock", ["workspaceId", "clockId", "createdAt", "id"])
@ForeignKey("Clock", ["workspaceId", "clockId"], ["workspaceId", "id"])
@Check("clock_escalations_point", "point in ('WARNING', 'BREACH')")
@Check("clock_escalations_kind", "kind in ('ASSIGN', 'RAISE_PRIORITY', 'NOTIFY', 'ADD_TAGS', 'WEBHOOK')")
@Check("clock_escalations_outcome", "outcome in ('DONE', 'SKIPPED', 'REFUSED')")
export class ClockEscalation extends WorkspaceRow {
  @Column({ type: "uuid" })
  clockId!: Uuid;

  /** What told of the warning or the breach. */
  @Column({ type: "uuid" })
  eventId!: Uuid;

  /** Of the escalation among those of its target. */
  @Column({ type: "integer" })
  place!: number;

  @Column({ type: "text" })
  point!: EscalationPoint;

  /** Which of the clock's warnings, from 1; null at a breach. */
  @Column({ type: "integer", nullable: true })
  warning!: number | null;

  @Column({ type: "text" })
  kind!: EscalationKind;

  /** What was to be done: an `EscalationAction`. */
  @Column({ type: "jsonb" })
  action!: SafeJson;

  @Column({ type: "text" })
  outcome!: EscalationOutcome;

  /** Why nothing was done; null where it was. */
  @Column({ type: "text", nullable: true })
  reason!: SafeText | null;
}
