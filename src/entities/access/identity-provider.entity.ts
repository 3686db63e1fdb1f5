import { Check, Column, Entity, ForeignKey, Unique } from "typeorm";
import { VersionedRow } from "../../kernel/database/rows";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { SignatureAlgorithm } from "./access-enums";

/** A JSON Web Key Set (RFC 7517) of public keys. */
export interface PublicKeySet {
  readonly keys: readonly Readonly<Record<string, string>>[];
}

/** Who vouches for the workspace's members: an OpenID Connect issuer of the workspace's own. */
@Entity("identity_providers")
@Unique("identity_providers_one_a_workspace", ["workspaceId"])
@ForeignKey("Workspace", ["workspaceId"], ["id"])
@Check("identity_providers_keys", "(jwks_url is null) <> (jwks is null)")
@Check(
  "identity_providers_algorithms",
  "algorithms <@ array['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA']",
)
export class IdentityProvider extends VersionedRow {
  /** Must equal the token's `iss`. */
  @Column({ type: "text" })
  issuer!: SafeText;

  /** Must be among the token's `aud`. */
  @Column({ type: "text" })
  audience!: SafeText;

  /** Where the issuer publishes its keys; null when they are given in `jwks`. */
  @Column({ type: "text", nullable: true })
  jwksUrl!: SafeText | null;

  /** The issuer's public keys, for an issuer that publishes none. */
  @Column({ type: "jsonb", nullable: true })
  jwks!: PublicKeySet | null;

  /** Signature algorithms that are accepted; asymmetric ones only. */
  @Column({ type: "text", array: true })
  algorithms!: readonly SignatureAlgorithm[];
}
