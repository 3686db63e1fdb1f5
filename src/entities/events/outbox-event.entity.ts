import { Column, Entity, Index } from "typeorm";
import { WorkspaceRow } from "../../kernel/database/rows";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";

/** What happened, written in the transaction in which it happened. */
@Entity("outbox")
@Index("outbox_by_position", ["position"])
export class OutboxEvent extends WorkspaceRow {
  /** Order of writing, not of commit: readers must not take it for a position in the log. */
  @Column({ type: "bigint", generated: "identity", generatedIdentity: "ALWAYS" })
  position!: bigint;

  /** `thing.past_participle` */
  @Column({ type: "text" })
  type!: string;

  @Column({ type: "integer" })
  schemaVersion!: number;

  @Column({ type: "text" })
  aggregateType!: string;

  @Column({ type: "uuid" })
  aggregateId!: Uuid;

  /** The aggregate's version after the change: its own sequence. */
  @Column({ type: "integer" })
  aggregateVersion!: number;

  @Column({ type: "text" })
  actorKind!: string;

  @Column({ type: "uuid", nullable: true })
  actorId!: Uuid | null;

  @Column({ type: "text" })
  requestId!: string;

  @Column({ type: "timestamptz", precision: 3 })
  occurredAt!: Instant;

  @Column({ type: "jsonb" })
  payload!: unknown;
}
