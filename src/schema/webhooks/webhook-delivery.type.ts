import { Field, ID, Int, ObjectType } from "type-graphql";
import type { WebhookAttempt } from "../../entities/webhooks/webhook-attempt.entity";
import type { WebhookDelivery } from "../../entities/webhooks/webhook-delivery.entity";
import type { WebhookEndpoint } from "../../entities/webhooks/webhook-endpoint.entity";
import { WebhookDeliveryState, WebhookErrorKind } from "../../entities/webhooks/webhook-enums";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import { connectionTypeOf } from "../connection";
import { NodeType } from "../node";
import { DateTime } from "../scalars";
import { WebhookEndpointType } from "./webhook-endpoint.type";

@ObjectType("WebhookAttempt", {
  description: "One try to deliver an event.",
  simpleResolvers: true,
})
export class WebhookAttemptType implements Pick<
  WebhookAttempt,
  "number" | "statusCode" | "milliseconds" | "error" | "answer" | "createdAt"
> {
  @Field(() => Int, {
    description: "1 for the first. One that is missing died with the process that made it.",
  })
  number!: number;

  @Field(() => Int, { nullable: true, description: "Status of the answer; null where none came." })
  statusCode!: number | null;

  @Field(() => Int, { description: "How long it took." })
  milliseconds!: number;

  @Field(() => WebhookErrorKind, { nullable: true, description: "Why it failed; null when it succeeded." })
  error!: WebhookErrorKind | null;

  @Field(() => String, { description: "The first kilobyte of the answer's content." })
  answer!: SafeText;

  @Field(() => DateTime, { description: "When it began." })
  createdAt!: Instant;
}

@ObjectType("WebhookDelivery", {
  implements: NodeType,
  description: "One event on its way to one endpoint. Removed 30 days after its end.",
  simpleResolvers: true,
})
export class WebhookDeliveryType
  implements
    NodeType,
    Pick<WebhookDelivery, "eventType" | "state" | "nextAttemptAt" | "endedAt" | "createdAt">
{
  id!: Uuid;

  @Field(() => WebhookEndpointType, { nullable: true, description: "Where it goes to." })
  endpoint?: WebhookEndpoint | null;

  @Field(() => ID, {
    description: "The event's id: `webhook-id` of every try, and the same at every replay.",
  })
  eventId!: string;

  @Field(() => String, { description: "The event's type." })
  eventType!: string;

  @Field(() => WebhookDeliveryState, { description: "What has become of it." })
  state!: WebhookDeliveryState;

  @Field(() => DateTime, {
    nullable: true,
    description: "When it is tried next, at the earliest; null once it has ended.",
  })
  nextAttemptAt!: Instant | null;

  @Field(() => DateTime, { nullable: true, description: "When it ended; null while it is under way." })
  endedAt!: Instant | null;

  @Field(() => DateTime, { description: "When it was queued first." })
  createdAt!: Instant;
}

@ObjectType("WebhookReplay", {
  implements: NodeType,
  description: "Events that are sent to an endpoint once more; `node(id)` tells how far it has come.",
  simpleResolvers: true,
})
export class WebhookReplayType implements NodeType {
  id!: Uuid;

  @Field(() => WebhookEndpointType, { nullable: true, description: "Where they go to." })
  endpoint?: WebhookEndpoint | null;

  @Field(() => Int, { description: "Deliveries that were queued so far." })
  queued!: number;

  @Field(() => DateTime, { description: "When it was asked for." })
  createdAt!: Instant;

  @Field(() => DateTime, { nullable: true, description: "When all were queued; null until then." })
  endedAt!: Instant | null;
}

export const WebhookDeliveryConnection = connectionTypeOf(WebhookDeliveryType, "WebhookDelivery");
export const WebhookAttemptConnection = connectionTypeOf(WebhookAttemptType, "WebhookAttempt");
