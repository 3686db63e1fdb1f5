import { Check, Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { WorkspaceRow } from "../../kernel/database/rows";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import type { ProviderEventOutcome } from "./provider-enums";

/** An event that a provider sent, remembered so that sending it again does nothing. */
@Entity("provider_events")
@Unique("provider_events_by_event", ["workspaceId", "connectionId", "eventId"])
@Index("provider_events_by_transaction", ["workspaceId", "transactionId"])
@ForeignKey("ProviderConnection", ["workspaceId", "connectionId"], ["workspaceId", "id"])
@ForeignKey("Transaction", ["workspaceId", "transactionId"], ["workspaceId", "id"])
@Check("provider_events_outcome", "outcome in ('APPLIED', 'UNCHANGED', 'IGNORED', 'WRONG_MODE')")
export class ProviderEvent extends WorkspaceRow {
  @Column({ type: "uuid" })
  connectionId!: Uuid;

  /** The provider's id of the event. */
  @Column({ type: "text" })
  eventId!: SafeText;

  /** The provider's word, such as `charge.refunded`. */
  @Column({ type: "text" })
  type!: SafeText;

  /** When it happened at the provider. */
  @Column({ type: "timestamptz", precision: 3 })
  occurredAt!: Instant;

  @Column({ type: "text" })
  outcome!: ProviderEventOutcome;

  @Column({ type: "uuid", nullable: true })
  transactionId!: Uuid | null;
}
