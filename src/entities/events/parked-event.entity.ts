import { Column, Entity, Index } from "typeorm";
import { WorkspaceRow } from "../../kernel/database/rows";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";

/** An event at which a reaction failed: laid aside, so that those after it need not wait. */
@Entity("parked_events")
@Index("parked_events_of_reader", ["workspaceId", "reader", "position"], { unique: true })
@Index("parked_events_by_created", ["workspaceId", "createdAt", "id"])
@Index("parked_events_due", ["workspaceId", "nextAttemptAt"], { where: "next_attempt_at is not null" })
@Index("parked_events_due_anywhere", ["nextAttemptAt"], { where: "next_attempt_at > '-infinity'" })
export class ParkedEvent extends WorkspaceRow {
  /** The reaction's name. */
  @Column({ type: "text" })
  reader!: string;

  /** The event's place in the log. */
  @Column({ type: "bigint" })
  position!: bigint;

  @Column({ type: "uuid" })
  eventId!: Uuid;

  @Column({ type: "integer" })
  attempts!: number;

  /** Null once it is tried no more by itself. */
  @Column({ type: "timestamptz", precision: 3, nullable: true })
  nextAttemptAt!: Instant | null;

  /** Why the last attempt failed, for the operator. */
  @Column({ type: "text" })
  error!: SafeText;
}
