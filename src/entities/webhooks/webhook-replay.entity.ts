import { Check, Column, Entity, ForeignKey, Index } from "typeorm";
import { VersionedRow } from "../../kernel/database/rows";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";

/** Events that are to be sent to one endpoint once more: work for many transactions. */
@Entity("webhook_replays")
@ForeignKey("WebhookEndpoint", ["workspaceId", "endpointId"], ["workspaceId", "id"])
@Index("webhook_replays_open", ["workspaceId", "id"], { where: "ended_at is null" })
@Index("webhook_replays_by_endpoint", ["workspaceId", "endpointId", "createdAt", "id"])
@Check("webhook_replays_kind", "(failed_since is null) <> (after_position is null)")
export class WebhookReplay extends VersionedRow {
  @Column({ type: "uuid" })
  endpointId!: Uuid;

  /** Deliveries that were queued since then and not taken; null where events of the log are sent. */
  @Column({ type: "timestamptz", precision: 3, nullable: true })
  failedSince!: Instant | null;

  /** How far in the log it has come; null where failed deliveries are sent. */
  @Column({ type: "bigint", nullable: true })
  afterPosition!: bigint | null;

  /** The last place in the log that it goes to. */
  @Column({ type: "bigint", nullable: true })
  throughPosition!: bigint | null;

  /** Deliveries that were queued by it so far. */
  @Column({ type: "integer", default: 0 })
  queued!: number;

  @Column({ type: "timestamptz", precision: 3, nullable: true })
  endedAt!: Instant | null;
}
