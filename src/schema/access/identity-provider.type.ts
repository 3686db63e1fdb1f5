import { Field, Int, ObjectType } from "type-graphql";
import { SignatureAlgorithm } from "../../entities/access/access-enums";
import type { IdentityProvider, PublicKeySet } from "../../entities/access/identity-provider.entity";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import { NodeType } from "../node";
import { DateTime, JSONObject } from "../scalars";
import "./access-enums";

@ObjectType("IdentityProvider", {
  implements: NodeType,
  description:
    "Who vouches for the workspace's members: an OpenID Connect issuer of its own. A member sends the issuer's JWT as the bearer credential, with the workspace's id in the header `x-workspace-id`.",
  simpleResolvers: true,
})
export class IdentityProviderType implements NodeType, Omit<IdentityProvider, "workspaceId"> {
  id!: Uuid;

  @Field(() => String, { description: "Must equal the token's `iss`." })
  issuer!: SafeText;

  @Field(() => String, { description: "Must be among the token's `aud`." })
  audience!: SafeText;

  @Field(() => String, {
    nullable: true,
    description: "Where the issuer publishes its keys; null when they were given in `jwks`.",
  })
  jwksUrl!: SafeText | null;

  @Field(() => JSONObject, {
    nullable: true,
    description: "The issuer's public keys, a JSON Web Key Set; null when they are fetched from `jwksUrl`.",
  })
  jwks!: PublicKeySet | null;

  @Field(() => [SignatureAlgorithm], { description: "Signatures that are accepted." })
  algorithms!: readonly SignatureAlgorithm[];

  @Field(() => DateTime, { description: "When the provider was first configured." })
  createdAt!: Instant;

  @Field(() => DateTime, { description: "When the configuration last changed." })
  updatedAt!: Instant;

  @Field(() => Int, { description: "Grows by one with each change; give it as `expectedVersion`." })
  version!: number;
}
