import { Check, Column, Entity, ForeignKey, Index } from "typeorm";
import { VersionedRow } from "../../kernel/database/rows";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Instant } from "../../kernel/instant";
import type { WebhookDisabledReason, WebhookEndpointStatus } from "./webhook-enums";

/** An address of the workspace's own that is told of its events. */
@Entity("webhook_endpoints")
@ForeignKey("Workspace", ["workspaceId"], ["id"])
@Index("webhook_endpoints_by_created", ["workspaceId", "createdAt", "id"])
@Index("webhook_endpoints_deleted", ["deletedAt"], { where: "deleted_at is not null" })
@Check("webhook_endpoints_status", "status in ('ACTIVE', 'DISABLED')")
@Check("webhook_endpoints_disabled_reason", "disabled_reason in ('BY_HAND', 'GONE', 'FAILING')")
@Check(
  "webhook_endpoints_disabled",
  "(status = 'DISABLED') = (disabled_at is not null) and (disabled_at is null) = (disabled_reason is null)",
)
@Check(
  "webhook_endpoints_previous_secret",
  "(previous_secret is null) = (previous_secret_valid_until is null)",
)
@Check("webhook_endpoints_selection", "(selection is null) = (selection_permissions is null)")
export class WebhookEndpoint extends VersionedRow {
  @Column({ type: "text" })
  url!: SafeText;

  @Column({ type: "text" })
  description!: SafeText;

  /** Types of events, `case.*` for all of one kind, `*` for all. */
  @Column({ type: "text", array: true })
  eventTypes!: readonly string[];

  /** What it is sent of an event, a selection set on `Event`; null for the whole event. */
  @Column({ type: "text", nullable: true })
  selection!: SafeText | null;

  /** What the selection is read with: what its chooser was permitted. */
  @Column({ type: "text", array: true, nullable: true })
  selectionPermissions!: readonly string[] | null;

  /** Whether the next event of a thing waits for the one before it. */
  @Column({ type: "boolean" })
  isOrdered!: boolean;

  /** Sealed, as it is needed again for every try. */
  @Column({ type: "bytea" })
  secret!: Buffer;

  /** The secret before the last rotation; null when there was none. */
  @Column({ type: "bytea", nullable: true })
  previousSecret!: Buffer | null;

  @Column({ type: "timestamptz", precision: 3, nullable: true })
  previousSecretValidUntil!: Instant | null;

  @Column({ type: "text" })
  status!: WebhookEndpointStatus;

  @Column({ type: "timestamptz", precision: 3, nullable: true })
  disabledAt!: Instant | null;

  @Column({ type: "text", nullable: true })
  disabledReason!: WebhookDisabledReason | null;

  /** Gone for everybody; the row stays until its deliveries are removed. */
  @Column({ type: "timestamptz", precision: 3, nullable: true })
  deletedAt!: Instant | null;

  /** Tries since the last that succeeded. No change of the endpoint: its version stays. */
  @Column({ type: "integer", default: 0 })
  failuresInRow!: number;

  /** When the first of them was. */
  @Column({ type: "timestamptz", precision: 3, nullable: true })
  failingSince!: Instant | null;

  /** Nothing is sent before; after that one try alone, until one succeeds. */
  @Column({ type: "timestamptz", precision: 3, nullable: true })
  pausedUntil!: Instant | null;

  /** Pauses since the last try that succeeded. */
  @Column({ type: "integer", default: 0 })
  pauses!: number;
}
