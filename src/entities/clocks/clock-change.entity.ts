import { Column, Entity, ForeignKey, Unique } from "typeorm";
import { WorkspaceRow } from "../../kernel/database/rows";
import { Rule } from "../../kernel/database/rule";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import type { ClockChangeKind } from "./clock-enums";

/** One thing that happened to a clock, and how it stood after that. Never changed. */
@Entity("clock_changes")
@Unique("clock_changes_in_order", ["workspaceId", "clockId", "clockVersion"])
@ForeignKey("Clock", ["workspaceId", "clockId"], ["workspaceId", "id"])
@Rule(
  "clock_changes_kind",
  ["kind"],
  "kind in ('STARTED', 'PAUSED', 'RESUMED', 'WARNED', 'BREACHED', 'RETRACTED', 'RETARGETED', 'RESCHEDULED', 'MET', 'CANCELLED', 'REVIVED')",
)
@Rule("clock_changes_ended_as", ["ended_as"], "ended_as in ('MET', 'CANCELLED', 'REPLACED')")
export class ClockChange extends WorkspaceRow {
  @Column({ type: "uuid" })
  clockId!: Uuid;

  /** The clock's version after it. */
  @Column({ type: "integer" })
  clockVersion!: number;

  @Column({ type: "text" })
  kind!: ClockChangeKind;

  /** When it was true. When it was written is `createdAt`. */
  @Column({ type: "timestamptz", precision: 3 })
  at!: Instant;

  /** Why: a `ClockCause`. */
  @Column({ type: "jsonb" })
  cause!: Readonly<Record<string, unknown>>;

  /**
   * The target since then, `{ durationMs, calendarId, pausedBy, warningsMs, policyId, policyRevision, automationResponds,
   * setAt }`; null where it stays.
   */
  @Column({ type: "jsonb", nullable: true })
  rule!: Readonly<Record<string, unknown>> | null;

  @Column({ type: "bigint" })
  usedMs!: bigint;

  @Column({ type: "timestamptz", precision: 3, nullable: true })
  since!: Instant | null;

  @Column({ type: "text", nullable: true })
  restsFor!: string | null;

  @Column({ type: "timestamptz", precision: 3, nullable: true })
  startsAt!: Instant | null;

  @Column({ type: "timestamptz", precision: 3, nullable: true })
  dueAt!: Instant | null;

  @Column({ type: "integer" })
  warned!: number;

  @Column({ type: "timestamptz", precision: 3, nullable: true })
  breachedAt!: Instant | null;

  @Column({ type: "text", nullable: true })
  endedAs!: "MET" | "CANCELLED" | "REPLACED" | null;
}
