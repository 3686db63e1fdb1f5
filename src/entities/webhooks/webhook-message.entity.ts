import { Column, Entity, ForeignKey, Index } from "typeorm";
import { WorkspaceRow } from "../../kernel/database/rows";
import type { Uuid } from "../../kernel/ids";

/** What is sent of one event, once for all endpoints; the row's id is the event's. */
@Entity("webhook_messages")
@ForeignKey("Workspace", ["workspaceId"], ["id"])
@Index("webhook_messages_by_age", ["createdAt"])
export class WebhookMessage extends WorkspaceRow {
  @Column({ type: "text" })
  eventType!: string;

  /** What the event tells of. */
  @Column({ type: "uuid" })
  aggregateId!: Uuid;

  /** The event's place in the log; 0 of one that is in no log. */
  @Column({ type: "bigint" })
  position!: bigint;

  /** The same to the last byte at every try. Text, and not JSON: whoever checks the signature has the bytes alone. */
  @Column({ type: "text" })
  body!: string;
}
