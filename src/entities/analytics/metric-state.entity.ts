import { Column, Entity, PrimaryColumn } from "typeorm";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";

/** Held by whoever changes the facts of a workspace: two who worked out the same case would count it twice. */
@Entity("metric_states")
export class MetricState {
  @PrimaryColumn({ type: "uuid" })
  workspaceId!: Uuid;

  /** When facts were last worked out. */
  @Column({ type: "timestamptz", precision: 3 })
  countedAt!: Instant;
}
