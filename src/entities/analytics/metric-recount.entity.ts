import { Check, Column, Entity, ForeignKey, Index } from "typeorm";
import { WorkspaceRow } from "../../kernel/database/rows";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import type { MetricSource } from "./metric-source";

/** All things of one kind, to be counted anew: what was before they came to be counted, or they count otherwise now. */
@Entity("metric_recounts")
@Index("metric_recounts_to_do", ["workspaceId", "id"], { where: "done_at is null" })
@Index("metric_recounts_anywhere", ["createdAt"], { where: "done_at is null" })
@ForeignKey("Workspace", ["workspaceId"], ["id"])
@Check("metric_recounts_source", "source in ('case', 'transaction', 'invitation', 'clock')")
export class MetricRecount extends WorkspaceRow {
  @Column({ type: "text" })
  source!: MetricSource;

  /** The last that was counted; null before the first. */
  @Column({ type: "uuid", nullable: true })
  doneTo!: Uuid | null;

  @Column({ type: "integer" })
  counted!: number;

  @Column({ type: "timestamptz", precision: 3, nullable: true })
  doneAt!: Instant | null;
}
