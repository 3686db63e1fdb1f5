import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import type { WebhookDelivery } from "../../entities/webhooks/webhook-delivery.entity";
import type { WebhookEndpoint } from "../../entities/webhooks/webhook-endpoint.entity";
import { parsePublicId } from "../../kernel/ids";
import { PageArgs, type Connection } from "../../schema/connection";
import { WebhookDeliveryArgs } from "../../schema/webhooks/webhook-delivery-args";
import { WebhookDeliveryConnection } from "../../schema/webhooks/webhook-delivery.type";
import { WebhookEndpointConnection, WebhookEndpointType } from "../../schema/webhooks/webhook-endpoint.type";
import {
  ChangeWebhookEndpointInput,
  CreateWebhookEndpointInput,
  DeleteWebhookEndpointInput,
  DisableWebhookEndpointInput,
  EnableWebhookEndpointInput,
  RotateWebhookSecretInput,
} from "../../schema/webhooks/webhook-inputs";
import {
  ChangeWebhookEndpointPayload,
  CreateWebhookEndpointPayload,
  DeleteWebhookEndpointPayload,
  DisableWebhookEndpointPayload,
  EnableWebhookEndpointPayload,
  RotateWebhookSecretPayload,
} from "../../schema/webhooks/webhook-payloads";
import { changeWebhookEndpoint } from "../../services/webhooks/change-webhook-endpoint";
import { createWebhookEndpoint } from "../../services/webhooks/create-webhook-endpoint";
import { deliveriesOfEndpoints } from "../../services/webhooks/read-webhook-deliveries";
import { webhookEndpointList, webhookEndpointsById } from "../../services/webhooks/read-webhook-endpoints";
import { rotateWebhookSecret } from "../../services/webhooks/rotate-webhook-secret";
import {
  deleteWebhookEndpoint,
  disableWebhookEndpoint,
  enableWebhookEndpoint,
} from "../../services/webhooks/switch-webhook-endpoint";
import { Ask } from "../asked";
import { listField } from "../list-field";
import { List } from "../related-field";
import type { Asked, RequestContext } from "../request-context";

@Resolver(() => WebhookEndpointType)
export class WebhookEndpointResolver {
  @Query(() => WebhookEndpointType, {
    nullable: true,
    description: "One webhook endpoint; null when there is none of this id.",
  })
  webhookEndpoint(
    @Ctx() { load }: RequestContext,
    @Arg("id", () => ID, { description: "The endpoint's id." }) id: string,
    @Ask() { wanted }: Asked,
  ): Promise<WebhookEndpoint | null> {
    return load(webhookEndpointsById, parsePublicId("hook", id, "id"), null, wanted);
  }

  @Query(() => WebhookEndpointConnection, {
    nullable: true,
    description: "Webhook endpoints, newest first, disabled ones too.",
  })
  webhookEndpoints(
    @Ctx() context: RequestContext,
    @Args(() => PageArgs) args: PageArgs,
    @Ask() asked: Asked,
  ): Promise<Connection<WebhookEndpoint>> {
    return listField(context, webhookEndpointList, args, asked);
  }

  @List(deliveriesOfEndpoints, () => WebhookDeliveryArgs, {
    type: () => WebhookDeliveryConnection,
    description: "What was sent to it, and is to be, newest first.",
  })
  deliveries!: Connection<WebhookDelivery>;

  @Mutation(() => CreateWebhookEndpointPayload, {
    description: "Has an address told of events from now on. A workspace has 50 endpoints at most.",
  })
  createWebhookEndpoint(
    @Ctx() { run, refuseUnfitSelection }: RequestContext,
    @Arg("input", () => CreateWebhookEndpointInput, { description: "The endpoint." })
    input: CreateWebhookEndpointInput,
  ): Promise<CreateWebhookEndpointPayload> {
    refuseUnfitSelection(input.selection);
    return run(createWebhookEndpoint, input);
  }

  @Mutation(() => ChangeWebhookEndpointPayload, {
    description: "Changes an endpoint. What is under way goes to its new address at the next try.",
  })
  changeWebhookEndpoint(
    @Ctx() { run, refuseUnfitSelection }: RequestContext,
    @Arg("input", () => ChangeWebhookEndpointInput, { description: "The endpoint, and what changes." })
    input: ChangeWebhookEndpointInput,
  ): Promise<ChangeWebhookEndpointPayload> {
    refuseUnfitSelection(input.selection);
    return run(changeWebhookEndpoint, input);
  }

  @Mutation(() => RotateWebhookSecretPayload, {
    description:
      "Gives an endpoint another signing secret. For a day, or as long as is told, everything bears both signatures.",
  })
  rotateWebhookSecret(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => RotateWebhookSecretInput, { description: "The endpoint." })
    input: RotateWebhookSecretInput,
  ): Promise<RotateWebhookSecretPayload> {
    return run(rotateWebhookSecret, input);
  }

  @Mutation(() => DisableWebhookEndpointPayload, {
    description: "Sends an endpoint nothing from now on; what is under way is discarded. Safe to repeat.",
  })
  disableWebhookEndpoint(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => DisableWebhookEndpointInput, { description: "The endpoint." })
    input: DisableWebhookEndpointInput,
  ): Promise<DisableWebhookEndpointPayload> {
    return run(disableWebhookEndpoint, input);
  }

  @Mutation(() => EnableWebhookEndpointPayload, {
    description:
      "Sends an endpoint events again, from now on; `replayWebhooks` sends those of the meantime. Safe to repeat.",
  })
  enableWebhookEndpoint(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => EnableWebhookEndpointInput, { description: "The endpoint." })
    input: EnableWebhookEndpointInput,
  ): Promise<EnableWebhookEndpointPayload> {
    return run(enableWebhookEndpoint, input);
  }

  @Mutation(() => DeleteWebhookEndpointPayload, {
    description: "Removes an endpoint, with the record of what was sent to it.",
  })
  deleteWebhookEndpoint(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => DeleteWebhookEndpointInput, { description: "The endpoint." })
    input: DeleteWebhookEndpointInput,
  ): Promise<DeleteWebhookEndpointPayload> {
    return run(deleteWebhookEndpoint, input);
  }
}
