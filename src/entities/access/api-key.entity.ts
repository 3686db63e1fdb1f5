import { Check, Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { VersionedRow } from "../../kernel/database/rows";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Instant } from "../../kernel/instant";
import type { KeyEnvironment } from "./access-enums";

/** A machine's credential. The key itself is shown once, when it is made, and never stored. */
@Entity("api_keys")
@Unique("api_keys_by_hash", ["workspaceId", "keyHash"])
@Index("api_keys_by_created", ["workspaceId", "createdAt", "id"])
@Index("api_keys_by_name", ["workspaceId", "name"])
@ForeignKey("Workspace", ["workspaceId"], ["id"])
@Check("api_keys_environment", "environment in ('LIVE', 'TEST')")
export class ApiKey extends VersionedRow {
  /** What the key is for; two active keys may share a name, so that one can be rotated for the other. */
  @Column({ type: "text" })
  name!: SafeText;

  @Column({ type: "text" })
  environment!: KeyEnvironment;

  /** Keyed hash of the whole key. */
  @Column({ type: "text" })
  keyHash!: string;

  /** The end of the key, to tell keys apart: `...x7Qd`. */
  @Column({ type: "text" })
  hint!: string;

  @Column({ type: "text", array: true })
  permissions!: readonly string[];

  @Column({ type: "timestamptz", precision: 3, nullable: true })
  expiresAt!: Instant | null;

  @Column({ type: "timestamptz", precision: 3, nullable: true })
  revokedAt!: Instant | null;

  /** Up to half a minute late; null before the first use. Using a key does not change its version. */
  @Column({ type: "timestamptz", precision: 3, nullable: true })
  lastUsedAt!: Instant | null;
}
