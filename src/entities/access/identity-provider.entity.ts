import { Column, Entity, ForeignKey, Unique } from "typeorm";
import { VersionedRow } from "../../kernel/database/rows";

/** Who vouches for the workspace's members: an OpenID Connect issuer of the workspace's own. */
@Entity("identity_providers")
@Unique("identity_providers_one_a_workspace", ["workspaceId"])
@ForeignKey("Workspace", ["workspaceId"], ["id"])
export class IdentityProvider extends VersionedRow {
  /** Must equal the token's `iss`. */
  @Column({ type: "text" })
  issuer!: string;

  /** Must be among the token's `aud`. */
  @Column({ type: "text" })
  audience!: string;

  /** Where the issuer publishes its keys; null when they are given in `jwks`. */
  @Column({ type: "text", nullable: true })
  jwksUrl!: string | null;

  /** The issuer's public keys, for an issuer that publishes none. */
  @Column({ type: "jsonb", nullable: true })
  jwks!: unknown;

  /** Signature algorithms that are accepted; asymmetric ones only. */
  @Column({ type: "text", array: true })
  algorithms!: readonly string[];
}
