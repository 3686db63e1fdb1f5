import { Check, Column, Entity, ForeignKey, Index } from "typeorm";
import { VersionedRow } from "../../kernel/database/rows";
import type { SafeJson, SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import type { Channel, CustomerKind } from "./customer-enums";

/** Somebody whom the workspace supports: a consumer or a merchant. */
@Entity("customers")
@ForeignKey("Workspace", ["workspaceId"], ["id"])
@Index("customers_by_created", ["workspaceId", "createdAt", "id"])
@Index("customers_by_updated", ["workspaceId", "updatedAt", "id"])
@Index("customers_of_kind_by_created", ["workspaceId", "kind", "createdAt", "id"])
@Index("customers_of_kind_by_updated", ["workspaceId", "kind", "updatedAt", "id"])
@Index("customers_of_tier_by_created", ["workspaceId", "tier", "createdAt", "id"], {
  where: "tier is not null",
})
@Index("customers_of_tier_by_updated", ["workspaceId", "tier", "updatedAt", "id"], {
  where: "tier is not null",
})
@Index("customers_by_likeness", { synchronize: false })
@Index("customers_by_loose_name", { synchronize: false })
@Index("customers_by_merge", ["workspaceId", "mergedIntoId", "createdAt", "id"], {
  where: "merged_into_id is not null",
})
@Index("customers_blocked_by_created", ["workspaceId", "createdAt", "id"], {
  where: "blocked_at is not null",
})
@Index("customers_blocked_by_updated", ["workspaceId", "updatedAt", "id"], {
  where: "blocked_at is not null",
})
@ForeignKey("Customer", ["workspaceId", "mergedIntoId"], ["workspaceId", "id"])
@Check("customers_kind", "kind in ('CONSUMER', 'MERCHANT')")
@Check("customers_blocked", "(blocked_at is null) = (block_reason is null)")
@Check("customers_merged", "merged_into_id <> id and (merged_into_id is null) = (merged_at is null)")
export class Customer extends VersionedRow {
  @Column({ type: "text" })
  kind!: CustomerKind;

  @Column({ type: "text", nullable: true })
  name!: SafeText | null;

  /** BCP 47, e.g. `pt-BR`. */
  @Column({ type: "text", nullable: true })
  locale!: SafeText | null;

  /** IANA, e.g. `America/Sao_Paulo`. */
  @Column({ type: "text", nullable: true })
  timeZone!: SafeText | null;

  /** The workspace's own word, e.g. `gold`. */
  @Column({ type: "text", nullable: true })
  tier!: SafeText | null;

  @Column({ type: "text", array: true, default: () => "'{}'" })
  tags!: readonly SafeText[];

  /** The workspace's own facts. */
  @Column({ type: "jsonb", default: () => "'{}'" })
  attributes!: SafeJson;

  @Column({ type: "text", nullable: true })
  preferredChannel!: Channel | null;

  /** Channels on which the customer agreed to be asked for feedback or told of news. */
  @Column({ type: "text", array: true, default: () => "'{}'" })
  consentedChannels!: readonly Channel[];

  /** Tokens issued before this moment are dead; null when none was revoked. */
  @Column({ type: "timestamptz", precision: 3, nullable: true })
  tokensValidAfter!: Instant | null;

  /** The customer that this one turned out to be; null unless it was merged. */
  @Column({ type: "uuid", nullable: true })
  mergedIntoId!: Uuid | null;

  @Column({ type: "timestamptz", precision: 3, nullable: true })
  mergedAt!: Instant | null;

  /** Since when it may write nothing; null unless it is blocked. */
  @Column({ type: "timestamptz", precision: 3, nullable: true })
  blockedAt!: Instant | null;

  @Column({ type: "text", nullable: true })
  blockReason!: SafeText | null;
}
