import { Field, ID, ObjectType } from "type-graphql";
import type { IdentityProvider } from "../../entities/access/identity-provider.entity";
import { Payload } from "../user-error.type";
import { IdentityProviderType } from "./identity-provider.type";

@ObjectType({ description: "Answer of `configureIdentityProvider`.", simpleResolvers: true })
export class ConfigureIdentityProviderPayload extends Payload {
  @Field(() => IdentityProviderType, { nullable: true, description: "The provider as it is now." })
  identityProvider?: IdentityProvider;
}

@ObjectType({ description: "Answer of `removeIdentityProvider`.", simpleResolvers: true })
export class RemoveIdentityProviderPayload extends Payload {
  @Field(() => ID, { nullable: true, description: "Id of the provider that is gone." })
  removedIdentityProviderId?: string;
}
