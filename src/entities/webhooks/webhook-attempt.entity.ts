import { Check, Column, Entity, ForeignKey, Index } from "typeorm";
import { WorkspaceRow } from "../../kernel/database/rows";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { WebhookErrorKind } from "./webhook-enums";

/** One try to deliver an event; `createdAt` is when it began. */
@Entity("webhook_attempts")
@ForeignKey("WebhookDelivery", ["workspaceId", "deliveryId"], ["workspaceId", "id"])
@Index("webhook_attempts_by_delivery", ["workspaceId", "deliveryId", "createdAt", "id"])
@Check(
  "webhook_attempts_error",
  "error in ('STATUS', 'REDIRECT', 'TIMEOUT', 'CONNECTION', 'NAME', 'CERTIFICATE', 'ADDRESS')",
)
export class WebhookAttempt extends WorkspaceRow {
  @Column({ type: "uuid" })
  deliveryId!: Uuid;

  /** 1 for the first. One that died with its process is counted and has no row. */
  @Column({ type: "integer" })
  number!: number;

  /** Null where no answer came. */
  @Column({ type: "integer", nullable: true })
  statusCode!: number | null;

  /** Until the answer was read, or the try was over. */
  @Column({ type: "integer" })
  milliseconds!: number;

  /** Null when it succeeded. */
  @Column({ type: "text", nullable: true })
  error!: WebhookErrorKind | null;

  /** The first kilobyte of the answer's content. */
  @Column({ type: "text" })
  answer!: SafeText;
}
