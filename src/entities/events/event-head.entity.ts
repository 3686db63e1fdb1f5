import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { Uuid } from "../../kernel/ids";

/** How far the log of a workspace has come. */
@Entity("event_heads")
@Index("event_heads_by_position", ["lastPosition"])
export class EventHead {
  @PrimaryColumn({ type: "uuid" })
  workspaceId!: Uuid;

  @Column({ type: "bigint" })
  lastPosition!: bigint;

  /** The last event of the workspace that is forgotten; 0 while all are kept. */
  @Column({ type: "bigint" })
  droppedThrough!: bigint;
}
