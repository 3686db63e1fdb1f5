import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import type { ProviderConnection } from "../../entities/payments/provider-connection.entity";
import { parsePublicId, publicId } from "../../kernel/ids";
import { PageArgs, type Connection } from "../../schema/connection";
import { ID_PREFIXES } from "../../schema/node";
import {
  CreateProviderConnectionInput,
  DisableProviderConnectionInput,
  EnableProviderConnectionInput,
  RotateProviderSecretInput,
} from "../../schema/payments/provider-connection-inputs";
import {
  CreateProviderConnectionPayload,
  DisableProviderConnectionPayload,
  EnableProviderConnectionPayload,
  RotateProviderSecretPayload,
} from "../../schema/payments/provider-connection-payloads";
import {
  ProviderConnectionConnection,
  ProviderConnectionType,
} from "../../schema/payments/provider-connection.type";
import { createProviderConnection } from "../../services/payments/create-provider-connection";
import {
  providerConnectionList,
  providerConnectionsById,
} from "../../services/payments/read-provider-connections";
import { rotateProviderSecret } from "../../services/payments/rotate-provider-secret";
import {
  disableProviderConnection,
  enableProviderConnection,
} from "../../services/payments/switch-provider-connection";
import { Ask } from "../asked";
import { Derived } from "../derived-field";
import { listField } from "../list-field";
import type { Asked, RequestContext } from "../request-context";

@Resolver(() => ProviderConnectionType)
export class ProviderConnectionResolver {
  @Query(() => ProviderConnectionType, {
    nullable: true,
    description: "One connection to a payment provider; null when there is none of this id.",
  })
  providerConnection(
    @Ctx() { load }: RequestContext,
    @Arg("id", () => ID, { description: "The connection's id." }) id: string,
    @Ask() { wanted }: Asked,
  ): Promise<ProviderConnection | null> {
    return load(providerConnectionsById, parsePublicId("conn", id, "id"), null, wanted);
  }

  @Query(() => ProviderConnectionConnection, {
    nullable: true,
    description: "Connections to payment providers, newest first, disabled ones too.",
  })
  providerConnections(
    @Ctx() context: RequestContext,
    @Args(() => PageArgs) args: PageArgs,
    @Ask() asked: Asked,
  ): Promise<Connection<ProviderConnection>> {
    return listField(context, providerConnectionList, args, asked);
  }

  @Derived<ProviderConnection>(["provider", "workspaceId", "id"], webhookPath, {
    type: () => String,
    description: "Path on this server that the provider must be told to send its events to.",
  })
  webhookPath!: string;

  @Mutation(() => CreateProviderConnectionPayload, {
    description: "Opens a place that one account at a payment provider can send its events to.",
  })
  createProviderConnection(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => CreateProviderConnectionInput, { description: "The connection." })
    input: CreateProviderConnectionInput,
  ): Promise<CreateProviderConnectionPayload> {
    return run(createProviderConnection, input);
  }

  @Mutation(() => RotateProviderSecretPayload, {
    description:
      "Puts another signing secret in place of the present one, which still holds for a day. Safe to repeat.",
  })
  rotateProviderSecret(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => RotateProviderSecretInput, { description: "Connection and secret." })
    input: RotateProviderSecretInput,
  ): Promise<RotateProviderSecretPayload> {
    return run(rotateProviderSecret, input);
  }

  @Mutation(() => DisableProviderConnectionPayload, {
    description: "Refuses the connection's events from now on. Safe to repeat.",
  })
  disableProviderConnection(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => DisableProviderConnectionInput, { description: "The connection." })
    input: DisableProviderConnectionInput,
  ): Promise<DisableProviderConnectionPayload> {
    return run(disableProviderConnection, input);
  }

  @Mutation(() => EnableProviderConnectionPayload, {
    description: "Takes the connection's events again. Safe to repeat.",
  })
  enableProviderConnection(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => EnableProviderConnectionInput, { description: "The connection." })
    input: EnableProviderConnectionInput,
  ): Promise<EnableProviderConnectionPayload> {
    return run(enableProviderConnection, input);
  }
}

function webhookPath({ provider, workspaceId, id }: ProviderConnection): string {
  const workspace = publicId(ID_PREFIXES.Workspace, workspaceId);
  return `/providers/${provider.toLowerCase()}/${workspace}/${publicId(ID_PREFIXES.ProviderConnection, id)}`;
}
