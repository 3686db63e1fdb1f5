import { ArrayMaxSize, ArrayMinSize, Length, MaxLength } from "class-validator";
import { Field, InputType, Int } from "type-graphql";
import { SignatureAlgorithm } from "../../entities/access/access-enums";
import { JSONObject } from "../scalars";
import "./access-enums";

const EXPECTED_VERSION =
  "The version that the change was decided on; another one is refused with VERSION_CONFLICT.";

@InputType({ description: "Where the issuer's public keys come from: exactly one of the two." })
export class IdentityProviderKeysInput {
  @MaxLength(2_000)
  @Field(() => String, {
    nullable: true,
    description:
      "Where the issuer publishes its JSON Web Key Set. Must be https at a public host name; http and private addresses work only on an installation that allows them for development.",
  })
  jwksUrl?: string | null;

  @Field(() => JSONObject, {
    nullable: true,
    description: "The JSON Web Key Set itself: 1 to 20 public keys, RSA of 2,048 bits at least, EC or OKP.",
  })
  jwks?: Readonly<Record<string, unknown>> | null;
}

@InputType({ description: "Who vouches for the workspace's members from now on." })
export class ConfigureIdentityProviderInput {
  @Length(1, 500)
  @Field(() => String, {
    description:
      "Must equal the token's `iss`, to the letter. Another issuer than before makes all members sign in by verified e-mail once more.",
  })
  issuer!: string;

  @Length(1, 500)
  @Field(() => String, { description: "Must be among the token's `aud`." })
  audience!: string;

  @Field(() => IdentityProviderKeysInput, { description: "The issuer's public keys." })
  keys!: IdentityProviderKeysInput;

  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @Field(() => [SignatureAlgorithm], { description: "Signatures to accept; name no more than are used." })
  algorithms!: SignatureAlgorithm[];

  @Field(() => Int, { nullable: true, description: `${EXPECTED_VERSION} 0 means that there is none yet.` })
  expectedVersion?: number | null;
}

@InputType({ description: "Ends members' signing in." })
export class RemoveIdentityProviderInput {
  @Field(() => Int, { nullable: true, description: EXPECTED_VERSION })
  expectedVersion?: number | null;
}
