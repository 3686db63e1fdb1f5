import { Field, ID, ObjectType } from "type-graphql";
import type { WebhookDelivery } from "../../entities/webhooks/webhook-delivery.entity";
import type { WebhookEndpoint } from "../../entities/webhooks/webhook-endpoint.entity";
import type { WebhookReplay } from "../../entities/webhooks/webhook-replay.entity";
import { Payload } from "../user-error.type";
import { WebhookDeliveryType, WebhookReplayType } from "./webhook-delivery.type";
import { WebhookEndpointType } from "./webhook-endpoint.type";

const SECRET =
  "What its deliveries are signed with, `whsec_...`, for any library of Standard Webhooks. It cannot be read again.";

@ObjectType({ description: "Answer of `createWebhookEndpoint`.", simpleResolvers: true })
export class CreateWebhookEndpointPayload extends Payload {
  @Field(() => WebhookEndpointType, { nullable: true, description: "The endpoint." })
  endpoint?: WebhookEndpoint;

  @Field(() => String, { nullable: true, description: SECRET })
  secret?: string;
}

@ObjectType({ description: "Answer of `changeWebhookEndpoint`.", simpleResolvers: true })
export class ChangeWebhookEndpointPayload extends Payload {
  @Field(() => WebhookEndpointType, { nullable: true, description: "The endpoint as it is now." })
  endpoint?: WebhookEndpoint;
}

@ObjectType({ description: "Answer of `disableWebhookEndpoint`.", simpleResolvers: true })
export class DisableWebhookEndpointPayload extends Payload {
  @Field(() => WebhookEndpointType, { nullable: true, description: "The endpoint as it is now." })
  endpoint?: WebhookEndpoint;
}

@ObjectType({ description: "Answer of `enableWebhookEndpoint`.", simpleResolvers: true })
export class EnableWebhookEndpointPayload extends Payload {
  @Field(() => WebhookEndpointType, { nullable: true, description: "The endpoint as it is now." })
  endpoint?: WebhookEndpoint;
}

@ObjectType({ description: "Answer of `deleteWebhookEndpoint`.", simpleResolvers: true })
export class DeleteWebhookEndpointPayload extends Payload {
  @Field(() => ID, { nullable: true, description: "Id of the endpoint that is no more." })
  deletedEndpointId?: string;
}

@ObjectType({ description: "Answer of `rotateWebhookSecret`.", simpleResolvers: true })
export class RotateWebhookSecretPayload extends Payload {
  @Field(() => WebhookEndpointType, { nullable: true, description: "The endpoint as it is now." })
  endpoint?: WebhookEndpoint;

  @Field(() => String, { nullable: true, description: SECRET })
  secret?: string;
}

@ObjectType({ description: "Answer of `sendTestWebhook`.", simpleResolvers: true })
export class SendTestWebhookPayload extends Payload {
  @Field(() => WebhookDeliveryType, {
    nullable: true,
    description:
      "The delivery, which is tried at once; read it again with `node(id)` to see what came of it.",
  })
  delivery?: WebhookDelivery;
}

@ObjectType({ description: "Answer of `replayWebhooks`.", simpleResolvers: true })
export class ReplayWebhooksPayload extends Payload {
  @Field(() => WebhookDeliveryType, {
    nullable: true,
    description: "The delivery, which is tried at once; null unless one was asked for by its id.",
  })
  delivery?: WebhookDelivery | null;

  @Field(() => WebhookReplayType, {
    nullable: true,
    description: "The replay, which goes on by itself; null where one delivery was asked for by its id.",
  })
  replay?: WebhookReplay | null;
}
