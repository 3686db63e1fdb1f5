import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import type { ApiKey } from "../../entities/access/api-key.entity";
import { parsePublicId } from "../../kernel/ids";
import { CreateApiKeyInput, RevokeApiKeyInput, RotateApiKeyInput } from "../../schema/access/api-key-inputs";
import {
  CreateApiKeyPayload,
  RevokeApiKeyPayload,
  RotateApiKeyPayload,
} from "../../schema/access/api-key-payloads";
import { ApiKeyConnection, ApiKeyType } from "../../schema/access/api-key.type";
import { PageArgs, type Connection } from "../../schema/connection";
import { createApiKey } from "../../services/access/create-api-key";
import { apiKeysById, apiKeyList } from "../../services/access/read-api-keys";
import { revokeApiKey } from "../../services/access/revoke-api-key";
import { rotateApiKey } from "../../services/access/rotate-api-key";
import { Ask } from "../asked";
import { listField } from "../list-field";
import type { Asked, RequestContext } from "../request-context";

@Resolver()
export class ApiKeyResolver {
  @Query(() => ApiKeyType, {
    nullable: true,
    description: "One API key; null when there is none of this id.",
  })
  apiKey(
    @Ctx() { load }: RequestContext,
    @Arg("id", () => ID, { description: "The key's id." }) id: string,
    @Ask() { wanted }: Asked,
  ): Promise<ApiKey | null> {
    return load(apiKeysById, parsePublicId("key", id, "id"), null, wanted);
  }

  @Query(() => ApiKeyConnection, {
    nullable: true,
    description: "API keys of the workspace, newest first, revoked ones too.",
  })
  apiKeys(
    @Ctx() context: RequestContext,
    @Args(() => PageArgs) args: PageArgs,
    @Ask() asked: Asked,
  ): Promise<Connection<ApiKey>> {
    return listField(context, apiKeyList, args, asked);
  }

  @Mutation(() => CreateApiKeyPayload, {
    description: "Makes a machine's credential, with no more rights than the caller has.",
  })
  createApiKey(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => CreateApiKeyInput, { description: "The key." }) input: CreateApiKeyInput,
  ): Promise<CreateApiKeyPayload> {
    return run(createApiKey, input);
  }

  @Mutation(() => RotateApiKeyPayload, {
    description: "Makes a key like the given one, and lets the given one run out.",
  })
  rotateApiKey(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => RotateApiKeyInput, { description: "The key to replace." }) input: RotateApiKeyInput,
  ): Promise<RotateApiKeyPayload> {
    return run(rotateApiKey, input);
  }

  @Mutation(() => RevokeApiKeyPayload, {
    description: "Ends a key: no request that is sent after the answer gets in with it. Safe to repeat.",
  })
  revokeApiKey(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => RevokeApiKeyInput, { description: "The key to end." }) input: RevokeApiKeyInput,
  ): Promise<RevokeApiKeyPayload> {
    return run(revokeApiKey, input);
  }
}
