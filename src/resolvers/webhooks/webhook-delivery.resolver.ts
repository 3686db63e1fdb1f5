import { Arg, Ctx, Int, Mutation, Resolver } from "type-graphql";
import type { WebhookAttempt } from "../../entities/webhooks/webhook-attempt.entity";
import type { WebhookDelivery } from "../../entities/webhooks/webhook-delivery.entity";
import type { WebhookEndpoint } from "../../entities/webhooks/webhook-endpoint.entity";
import type { WebhookReplay } from "../../entities/webhooks/webhook-replay.entity";
import { publicId } from "../../kernel/ids";
import { PageArgs, type Connection } from "../../schema/connection";
import {
  WebhookAttemptConnection,
  WebhookDeliveryType,
  WebhookReplayType,
} from "../../schema/webhooks/webhook-delivery.type";
import { ReplayWebhooksInput, SendTestWebhookInput } from "../../schema/webhooks/webhook-inputs";
import { ReplayWebhooksPayload, SendTestWebhookPayload } from "../../schema/webhooks/webhook-payloads";
import { attemptsOfDeliveries } from "../../services/webhooks/read-webhook-deliveries";
import { webhookEndpointsById } from "../../services/webhooks/read-webhook-endpoints";
import { replayWebhooks } from "../../services/webhooks/replay-webhooks";
import { sendTestWebhook } from "../../services/webhooks/send-test-webhook";
import { Derived } from "../derived-field";
import { List, One } from "../related-field";
import type { RequestContext } from "../request-context";

@Resolver(() => WebhookDeliveryType)
export class WebhookDeliveryResolver {
  @One<WebhookDelivery, WebhookEndpoint>(webhookEndpointsById, "endpointId")
  endpoint!: WebhookEndpoint | null;

  @Derived<WebhookDelivery>(["eventId"], ({ eventId }) => publicId("evt", eventId))
  eventId!: string;

  @Derived<WebhookDelivery>(["attempts"], ({ attempts }) => attempts, {
    type: () => Int,
    description: "Tries that were begun, over all replays.",
  })
  attemptCount!: number;

  @List(attemptsOfDeliveries, () => PageArgs, {
    type: () => WebhookAttemptConnection,
    description: "The tries, in their order.",
  })
  attempts!: Connection<WebhookAttempt>;

  @Mutation(() => SendTestWebhookPayload, {
    description: "Sends an endpoint an event `webhook.test`, whatever events it gets, once and at once.",
  })
  sendTestWebhook(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => SendTestWebhookInput, { description: "The endpoint." })
    input: SendTestWebhookInput,
  ): Promise<SendTestWebhookPayload> {
    return run(sendTestWebhook, input);
  }

  @Mutation(() => ReplayWebhooksPayload, {
    description: "Sends events to an endpoint once more, with the ids and the contents that they had.",
  })
  replayWebhooks(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => ReplayWebhooksInput, { description: "The endpoint, and what is to be sent." })
    input: ReplayWebhooksInput,
  ): Promise<ReplayWebhooksPayload> {
    return run(replayWebhooks, input);
  }
}

@Resolver(() => WebhookReplayType)
export class WebhookReplayFields {
  @One<WebhookReplay, WebhookEndpoint>(webhookEndpointsById, "endpointId")
  endpoint!: WebhookEndpoint | null;
}
