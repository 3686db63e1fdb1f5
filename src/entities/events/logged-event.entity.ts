import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";

/** What happened, at its place in the order in which everybody hears of it. Never changed; forgotten by the day. */
@Entity("event_log")
@Index("event_log_by_id", ["workspaceId", "id"])
@Index("event_log_by_aggregate", ["workspaceId", "aggregateId", "position"])
@Index("event_log_by_type", ["workspaceId", "type", "position"])
export class LoggedEvent {
  @PrimaryColumn({ type: "uuid" })
  workspaceId!: Uuid;

  /** Grows with each event of all workspaces; leaves gaps from day to day. Below 2^53 until the year 3500. */
  @PrimaryColumn({ type: "bigint" })
  position!: bigint;

  @Column({ type: "uuid" })
  id!: Uuid;

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

  /** When it got its position: a little after it was committed. */
  @Column({ type: "timestamptz", precision: 3 })
  recordedAt!: Instant;

  @Column({ type: "jsonb" })
  payload!: unknown;
}
