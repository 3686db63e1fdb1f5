import { Column, Entity, PrimaryColumn } from "typeorm";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import type { MetricGrain, MetricSeries } from "./metric-series";

/** How many facts there are of a series within an hour or a day of UTC, with these values of some dimensions. */
@Entity("metric_sums")
export class MetricSum {
  @PrimaryColumn({ type: "uuid" })
  workspaceId!: Uuid;

  @PrimaryColumn({ type: "text" })
  series!: MetricSeries;

  /** Which dimensions, by their names: none, one, or two with a comma between. */
  @PrimaryColumn({ type: "text" })
  cut!: string;

  @PrimaryColumn({ type: "text" })
  grain!: MetricGrain;

  @PrimaryColumn({ type: "timestamptz", precision: 3 })
  at!: Instant;

  /** The value of the first dimension; empty where there is none. */
  @PrimaryColumn({ type: "text" })
  one!: string;

  @PrimaryColumn({ type: "text" })
  two!: string;

  /** The sum of the weights. */
  @Column({ type: "bigint" })
  count!: bigint;

  /** The sum of the values, each by its weight: of amounts beyond 64 bits, where two come to more. */
  @Column({ type: "numeric" })
  total!: string;
}
