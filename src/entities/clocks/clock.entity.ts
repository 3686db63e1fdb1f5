import { Check, Column, Entity, ForeignKey, Index } from "typeorm";
import { VersionedRow } from "../../kernel/database/rows";
import { Rule } from "../../kernel/database/rule";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import type { ClockMetric } from "./clock-metric";
import type { ClockState, PolicyFamily } from "./clock-enums";

/** A clock of a case: a target, what is used of it, and how that ends. Lengths are in milliseconds. */
@Entity("clocks")
@Index("clocks_of_case", ["workspaceId", "caseId", "id"])
@Index("clocks_to_fire", ["workspaceId", "nextAt", "id"], { where: "next_at is not null" })
@Index("clocks_due_anywhere", ["nextAt", "workspaceId"], { where: "next_at > '-infinity'" })
@Index("clocks_by_due", ["workspaceId", "dueAt", "id"], { where: "since is not null and due_at is not null" })
@Index("clocks_by_breach", ["workspaceId", "breachedAt", "id"], { where: "breached_at is not null" })
@Index("clocks_of_metric", ["workspaceId", "metric", "id"])
@Index("clocks_of_metric_by_due", ["workspaceId", "metric", "dueAt", "id"], {
  where: "since is not null and due_at is not null",
})
@Index("clocks_of_policy", ["workspaceId", "policyId", "id"])
@Index("clocks_of_policy_by_due", ["workspaceId", "policyId", "dueAt", "id"], {
  where: "since is not null and due_at is not null",
})
@Index("clocks_to_begin", ["workspaceId", "startsAt", "id"], {
  where: "state = 'PENDING'",
})
@Index("clocks_of_calendar", ["workspaceId", "calendarId", "id"], { where: "calendar_id is not null" })
@Index("clocks_running_by_calendar", ["workspaceId", "calendarId", "id"], {
  where: "since is not null and calendar_id is not null",
})
@ForeignKey("Case", ["workspaceId", "caseId"], ["workspaceId", "id"])
@ForeignKey(
  "SlaPolicyRevision",
  ["workspaceId", "policyId", "policyRevision"],
  ["workspaceId", "policyId", "revision"],
)
@ForeignKey("BusinessCalendar", ["workspaceId", "calendarId"], ["workspaceId", "id"])
@Rule(
  "clocks_metric",
  ["metric"],
  "metric in ('FIRST_RESPONSE', 'NEXT_RESPONSE', 'PERIODIC_UPDATE', 'FIRST_RESOLUTION', 'TOTAL_RESOLUTION', 'SPEED_OF_ANSWER', 'HAND_OFF_WAIT', 'OBLIGATION', 'DEADLINE', 'DISPUTE_EVIDENCE', 'REFUND_PROMISE', 'ESTIMATED_RESOLUTION')",
)
@Rule(
  "clocks_state",
  ["state"],
  "state in ('PENDING', 'RUNNING', 'PAUSED', 'WARNED', 'BREACHED', 'MET', 'MET_LATE', 'CANCELLED')",
)
@Rule("clocks_family", ["family"], "family in ('SERVICE', 'REGULATORY')")
@Check(
  "clocks_policy_known",
  "(policy_id is null) = (policy_revision is null) and (policy_id is null) = (family is null)",
)
@Check("clocks_ended", "(ended_at is null) = (ended_as is null)")
@Rule("clocks_ended_as", ["ended_as"], "ended_as in ('MET', 'CANCELLED', 'REPLACED')")
@Check("clocks_running", "since is null or (ended_at is null and rests_for is null)")
export class Clock extends VersionedRow {
  @Column({ type: "uuid" })
  caseId!: Uuid;

  @Column({ type: "text" })
  metric!: ClockMetric;

  /** What a duty or a deadline is called; null for what the metric says by itself. */
  @Column({ type: "text", nullable: true })
  name!: SafeText | null;

  /** As it was when it was last written: nobody writes that a pending one has come to `startsAt`, and runs. */
  @Column({ type: "text" })
  state!: ClockState;

  /** Null for what no policy set. */
  @Column({ type: "text", nullable: true })
  family!: PolicyFamily | null;

  @Column({ type: "uuid", nullable: true })
  policyId!: Uuid | null;

  @Column({ type: "integer", nullable: true })
  policyRevision!: number | null;

  @Column({ type: "boolean" })
  automationResponds!: boolean;

  @Column({ type: "bigint" })
  durationMs!: bigint;

  /** Whose open hours count; null for every hour. */
  @Column({ type: "uuid", nullable: true })
  calendarId!: Uuid | null;

  /** For which reasons it stands still. */
  @Column({ type: "text", array: true })
  pausedBy!: readonly string[];

  /** How much is left when each warning is given, the earliest first. */
  @Column({ type: "jsonb" })
  warningsMs!: readonly number[];

  /** The beginning of the round of its metric that it measures. */
  @Column({ type: "timestamptz", precision: 3 })
  roundFrom!: Instant;

  @Column({ type: "timestamptz", precision: 3 })
  startedAt!: Instant;

  /** Since when it has this target. */
  @Column({ type: "timestamptz", precision: 3 })
  setAt!: Instant;

  /** What counted until `since`. */
  @Column({ type: "bigint" })
  usedMs!: bigint;

  /** Since when it runs; null while it stands still, and when it has ended. */
  @Column({ type: "timestamptz", precision: 3, nullable: true })
  since!: Instant | null;

  @Column({ type: "text", nullable: true })
  restsFor!: string | null;

  /** The first moment that counted, or will; null while it stands still and nothing has, and beyond ten years. */
  @Column({ type: "timestamptz", precision: 3, nullable: true })
  startsAt!: Instant | null;

  @Column({ type: "timestamptz", precision: 3, nullable: true })
  dueAt!: Instant | null;

  /** How many warnings were given. */
  @Column({ type: "integer" })
  warned!: number;

  @Column({ type: "timestamptz", precision: 3, nullable: true })
  breachedAt!: Instant | null;

  @Column({ type: "timestamptz", precision: 3, nullable: true })
  endedAt!: Instant | null;

  @Column({ type: "text", nullable: true })
  endedAs!: "MET" | "CANCELLED" | "REPLACED" | null;

  /** When it does something by itself next; null for nothing. */
  @Column({ type: "timestamptz", precision: 3, nullable: true })
  nextAt!: Instant | null;
}
