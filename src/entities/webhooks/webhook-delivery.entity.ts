import { Check, Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { WorkspaceRow } from "../../kernel/database/rows";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import type { WebhookDeliveryState } from "./webhook-enums";

/** One event on its way to one endpoint. */
@Entity("webhook_deliveries")
@ForeignKey("WebhookEndpoint", ["workspaceId", "endpointId"], ["workspaceId", "id"])
@ForeignKey("WebhookMessage", ["workspaceId", "eventId"], ["workspaceId", "id"])
@Unique("webhook_deliveries_by_event", ["workspaceId", "eventId", "endpointId"])
@Index("webhook_deliveries_by_created", ["workspaceId", "endpointId", "createdAt", "id"])
@Index("webhook_deliveries_by_state", ["workspaceId", "endpointId", "state", "createdAt", "id"])
@Index("webhook_deliveries_due", ["workspaceId", "endpointId", "nextAttemptAt", "id"], {
  where: "state = 'PENDING'",
})
@Index("webhook_deliveries_waiting", ["workspaceId", "endpointId", "aggregateId", "position"], {
  where: "state = 'PENDING'",
})
@Index("webhook_deliveries_by_end", ["endedAt"], { where: "ended_at is not null" })
@Check("webhook_deliveries_state", "state in ('PENDING', 'DELIVERED', 'FAILED', 'DISCARDED')")
@Check("webhook_deliveries_pending", "(state = 'PENDING') = (next_attempt_at is not null)")
@Check("webhook_deliveries_ended", "(state = 'PENDING') = (ended_at is null)")
export class WebhookDelivery extends WorkspaceRow {
  @Column({ type: "uuid" })
  endpointId!: Uuid;

  @Column({ type: "uuid" })
  eventId!: Uuid;

  @Column({ type: "text" })
  eventType!: string;

  @Column({ type: "uuid" })
  aggregateId!: Uuid;

  @Column({ type: "bigint" })
  position!: bigint;

  @Column({ type: "text" })
  state!: WebhookDeliveryState;

  /** Tries that were begun, over all replays. */
  @Column({ type: "integer", default: 0 })
  attempts!: number;

  /** Tries that failed since it was queued, or replayed. */
  @Column({ type: "integer", default: 0 })
  failures!: number;

  /** While somebody is at it, when another may take it for lost; null once it has ended. */
  @Column({ type: "timestamptz", precision: 3, nullable: true })
  nextAttemptAt!: Instant | null;

  @Column({ type: "timestamptz", precision: 3, nullable: true })
  endedAt!: Instant | null;

  /** Whether it has a body of its own, by its endpoint's selection at the first try; null before that. */
  @Column({ type: "boolean", nullable: true })
  isShaped!: boolean | null;

  /** Its own body, the same to the last byte at every try; null where it sends the message's, and before the first. */
  @Column({ type: "text", nullable: true })
  body!: string | null;
}
