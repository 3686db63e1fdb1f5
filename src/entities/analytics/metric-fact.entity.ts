import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import type { CaseKind, CasePriority } from "../cases/case-enums";
import type { ClockMetric } from "../clocks/clock-metric";
import type { Channel } from "../customers/customer-enums";
import type { TransactionRail } from "../payments/transaction-enums";
import type { MetricSeries } from "./metric-series";

/** One thing that counts. Never changed: what is not true any more goes, and what is true instead comes. */
@Entity("metric_facts")
@Index("metric_facts_by_source", ["workspaceId", "sourceId"])
@Index("metric_facts_by_time", ["workspaceId", "series", "at", "id"])
@Index("metric_facts_by_case", ["workspaceId", "caseId", "series", "at"])
@Index("metric_facts_by_end", ["workspaceId", "series", "until", "at"], { where: "until is not null" })
export class MetricFact {
  @PrimaryColumn({ type: "uuid" })
  workspaceId!: Uuid;

  /** A digest of all that it says. */
  @PrimaryColumn({ type: "uuid" })
  id!: Uuid;

  /** Of what it was made: a case, a transaction, an invitation or a clock. */
  @Column({ type: "uuid" })
  sourceId!: Uuid;

  @Column({ type: "text" })
  series!: MetricSeries;

  @Column({ type: "timestamptz", precision: 3 })
  at!: Instant;

  /** Of what stands for a while, when it ended; the end of time while it stands. Null for all that has no length. */
  @Column({ type: "timestamptz", precision: 3, nullable: true })
  until!: Instant | null;

  /** 1; or -1 for what goes out of a stock. */
  @Column({ type: "smallint" })
  weight!: number;

  /** Milliseconds, minor units or points, as its series says; whole. */
  @Column({ type: "bigint", nullable: true })
  value!: bigint | null;

  /** Of the histogram; null for what has no percentiles. */
  @Column({ type: "smallint", nullable: true })
  bucket!: number | null;

  @Column({ type: "uuid", nullable: true })
  caseId!: Uuid | null;

  @Column({ type: "text", nullable: true })
  channel!: Channel | null;

  @Column({ type: "text", nullable: true })
  kind!: CaseKind | null;

  @Column({ type: "text", nullable: true })
  priority!: CasePriority | null;

  /** Who had the case then. */
  @Column({ type: "uuid", nullable: true })
  team!: Uuid | null;

  @Column({ type: "uuid", nullable: true })
  member!: Uuid | null;

  /** The member who acted. */
  @Column({ type: "uuid", nullable: true })
  actor!: Uuid | null;

  @Column({ type: "text", array: true })
  tags!: readonly SafeText[];

  @Column({ type: "text", nullable: true })
  rail!: TransactionRail | null;

  @Column({ type: "text", nullable: true })
  provider!: SafeText | null;

  @Column({ type: "text", nullable: true })
  declineCode!: SafeText | null;

  @Column({ type: "text", nullable: true })
  currency!: SafeText | null;

  /** What the clock measures. */
  @Column({ type: "text", nullable: true })
  clock!: ClockMetric | null;

  /** The survey that was asked. */
  @Column({ type: "uuid", nullable: true })
  survey!: Uuid | null;

  /** By which policy the clock counts. */
  @Column({ type: "uuid", nullable: true })
  policy!: Uuid | null;
}
