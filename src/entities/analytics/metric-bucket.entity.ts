import { Column, Entity, PrimaryColumn } from "typeorm";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import type { MetricGrain, MetricSeries } from "./metric-series";

/** The same for one bucket of the histogram of durations. */
@Entity("metric_buckets")
export class MetricBucket {
  @PrimaryColumn({ type: "uuid" })
  workspaceId!: Uuid;

  @PrimaryColumn({ type: "text" })
  series!: MetricSeries;

  /** As of the sums. */
  @PrimaryColumn({ type: "text" })
  cut!: string;

  @PrimaryColumn({ type: "text" })
  grain!: MetricGrain;

  @PrimaryColumn({ type: "timestamptz", precision: 3 })
  at!: Instant;

  @PrimaryColumn({ type: "text" })
  one!: string;

  @PrimaryColumn({ type: "smallint" })
  bucket!: number;

  @Column({ type: "bigint" })
  count!: bigint;
}
