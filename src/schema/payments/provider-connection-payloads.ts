import { Field, ObjectType } from "type-graphql";
import type { ProviderConnection } from "../../entities/payments/provider-connection.entity";
import { Payload } from "../user-error.type";
import { ProviderConnectionType } from "./provider-connection.type";

@ObjectType({ description: "Answer of `createProviderConnection`.", simpleResolvers: true })
export class CreateProviderConnectionPayload extends Payload {
  @Field(() => ProviderConnectionType, { nullable: true, description: "The connection as it is now." })
  connection?: ProviderConnection;
}

@ObjectType({ description: "Answer of `rotateProviderSecret`.", simpleResolvers: true })
export class RotateProviderSecretPayload extends Payload {
  @Field(() => ProviderConnectionType, { nullable: true, description: "The connection as it is now." })
  connection?: ProviderConnection;
}

@ObjectType({ description: "Answer of `disableProviderConnection`.", simpleResolvers: true })
export class DisableProviderConnectionPayload extends Payload {
  @Field(() => ProviderConnectionType, { nullable: true, description: "The connection as it is now." })
  connection?: ProviderConnection;
}

@ObjectType({ description: "Answer of `enableProviderConnection`.", simpleResolvers: true })
export class EnableProviderConnectionPayload extends Payload {
  @Field(() => ProviderConnectionType, { nullable: true, description: "The connection as it is now." })
  connection?: ProviderConnection;
}
