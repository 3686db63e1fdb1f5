import { Field, ObjectType } from "type-graphql";
import type { ApiKey } from "../../entities/access/api-key.entity";
import { Payload } from "../user-error.type";
import { ApiKeyType } from "./api-key.type";

const SECRET = "The key itself. It is shown this once and cannot be read again.";

@ObjectType({ description: "Answer of `createApiKey`.", simpleResolvers: true })
export class CreateApiKeyPayload extends Payload {
  @Field(() => ApiKeyType, { nullable: true, description: "The new key." })
  apiKey?: ApiKey;

  @Field(() => String, { nullable: true, description: SECRET })
  secret?: string;
}

@ObjectType({ description: "Answer of `rotateApiKey`.", simpleResolvers: true })
export class RotateApiKeyPayload extends Payload {
  @Field(() => ApiKeyType, { nullable: true, description: "The new key." })
  apiKey?: ApiKey;

  @Field(() => String, { nullable: true, description: SECRET })
  secret?: string;

  @Field(() => ApiKeyType, { nullable: true, description: "The old key, which runs out at `expiresAt`." })
  replaced?: ApiKey;
}

@ObjectType({ description: "Answer of `revokeApiKey`.", simpleResolvers: true })
export class RevokeApiKeyPayload extends Payload {
  @Field(() => ApiKeyType, { nullable: true, description: "The key, which works no more." })
  apiKey?: ApiKey;
}
