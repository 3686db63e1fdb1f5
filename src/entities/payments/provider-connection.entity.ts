import { Check, Column, Entity, ForeignKey, Index } from "typeorm";
import { VersionedRow } from "../../kernel/database/rows";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Instant } from "../../kernel/instant";
import type { MoneyMode, Provider } from "./provider-enums";

/** A webhook endpoint that one account at a payment provider sends its events to. */
@Entity("provider_connections")
@ForeignKey("Workspace", ["workspaceId"], ["id"])
@Index("provider_connections_by_created", ["workspaceId", "createdAt", "id"])
@Check("provider_connections_provider", "provider in ('STRIPE')")
@Check("provider_connections_mode", "mode in ('LIVE', 'TEST')")
@Check(
  "provider_connections_previous_secret",
  "(previous_secret is null) = (previous_secret_valid_until is null)",
)
export class ProviderConnection extends VersionedRow {
  @Column({ type: "text" })
  provider!: Provider;

  /** The workspace's own word for it. */
  @Column({ type: "text" })
  name!: SafeText;

  @Column({ type: "text" })
  mode!: MoneyMode;

  /** What the provider signs its events with; sealed, as it is needed again for every event. */
  @Column({ type: "bytea" })
  secret!: Buffer;

  /** The secret before the last rotation; null when there was none. */
  @Column({ type: "bytea", nullable: true })
  previousSecret!: Buffer | null;

  @Column({ type: "timestamptz", precision: 3, nullable: true })
  previousSecretValidUntil!: Instant | null;

  /** Events are refused from then on; null while they are welcome. */
  @Column({ type: "timestamptz", precision: 3, nullable: true })
  disabledAt!: Instant | null;
}
