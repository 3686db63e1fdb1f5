import { Column, Entity, PrimaryColumn } from "typeorm";
import type { Uuid } from "../../kernel/ids";

/** How far a reaction has come in the log of a workspace. */
@Entity("event_readers")
export class EventReader {
  @PrimaryColumn({ type: "uuid" })
  workspaceId!: Uuid;

  /** The reaction's name. */
  @PrimaryColumn({ type: "text" })
  reader!: string;

  /** The last event that had its effect, or was parked. */
  @Column({ type: "bigint" })
  position!: bigint;
}
