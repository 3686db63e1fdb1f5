import { ArrayMaxSize, ArrayMinSize, Max, MaxLength, Min } from "class-validator";
import { Field, InputType, Int } from "type-graphql";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import { IdField } from "../id-field";
import { DateTime } from "../scalars";
import "./webhook-delivery.type";

const URL = "Where events are sent to, by https; 1,000 characters at most.";
const DESCRIPTION = "Your own words for it; 200 characters at most.";
const EVENT_TYPES =
  "The types of events it gets, 100 at most: `case.opened`, `case.*` for all of one kind, `*` for all; the query `eventTypes` lists them.";
const ORDERED =
  "Whether the next event of a case (or of any other thing) waits until the one before it is delivered or given up.";
const SELECTION =
  "What is sent of each event: a GraphQL selection on the type `Event`, such as `{ id type case { number state } }`, 4,000 characters at most, without variables and named fragments. It is read with the permissions that you hold now.";
const EXPECTED_VERSION = { nullable: true, description: "The version that the decision was made from." };
const MOST_OVERLAP_SECONDS = 7 * 24 * 3600;

@InputType({ description: "An address that is to be told of events." })
export class CreateWebhookEndpointInput {
  @MaxLength(1_000)
  @Field(() => String, { description: URL })
  url!: string;

  @MaxLength(200)
  @Field(() => String, { nullable: true, description: DESCRIPTION })
  description?: string | null;

  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @MaxLength(100, { each: true })
  @Field(() => [String], { nullable: true, description: `${EVENT_TYPES} All unless told.` })
  eventTypes?: string[] | null;

  @MaxLength(4_000)
  @Field(() => String, { nullable: true, description: `${SELECTION} The whole event unless told.` })
  selection?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: ORDERED })
  isOrdered!: boolean;
}

@InputType({ description: "An endpoint to change; what is left out or null stays as it is." })
export class ChangeWebhookEndpointInput {
  @IdField("WebhookEndpoint", { description: "The endpoint." })
  endpointId!: Uuid;

  @MaxLength(1_000)
  @Field(() => String, { nullable: true, description: URL })
  url?: string | null;

  @MaxLength(200)
  @Field(() => String, { nullable: true, description: DESCRIPTION })
  description?: string | null;

  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @MaxLength(100, { each: true })
  @Field(() => [String], { nullable: true, description: `${EVENT_TYPES} In place of those before.` })
  eventTypes?: string[] | null;

  @MaxLength(4_000)
  @Field(() => String, { nullable: true, description: `${SELECTION} Empty for the whole event.` })
  selection?: string | null;

  @Field(() => Boolean, { nullable: true, description: ORDERED })
  isOrdered?: boolean | null;

  @Field(() => Int, EXPECTED_VERSION)
  expectedVersion?: number | null;
}

@InputType({ description: "An endpoint that is to get no events." })
export class DisableWebhookEndpointInput {
  @IdField("WebhookEndpoint", { description: "The endpoint." })
  endpointId!: Uuid;

  @Field(() => Int, EXPECTED_VERSION)
  expectedVersion?: number | null;
}

@InputType({ description: "An endpoint that is to get events again." })
export class EnableWebhookEndpointInput {
  @IdField("WebhookEndpoint", { description: "The endpoint." })
  endpointId!: Uuid;

  @Field(() => Int, EXPECTED_VERSION)
  expectedVersion?: number | null;
}

@InputType({ description: "An endpoint to remove." })
export class DeleteWebhookEndpointInput {
  @IdField("WebhookEndpoint", { description: "The endpoint." })
  endpointId!: Uuid;

  @Field(() => Int, EXPECTED_VERSION)
  expectedVersion?: number | null;
}

@InputType({ description: "An endpoint that is to have another secret." })
export class RotateWebhookSecretInput {
  @IdField("WebhookEndpoint", { description: "The endpoint." })
  endpointId!: Uuid;

  @Min(0)
  @Max(MOST_OVERLAP_SECONDS)
  @Field(() => Int, {
    nullable: true,
    description:
      "For how many seconds everything is signed with the former secret too; a day unless told, a week at most.",
  })
  overlapSeconds?: number | null;

  @Field(() => Int, EXPECTED_VERSION)
  expectedVersion?: number | null;
}

@InputType({ description: "An endpoint to try out." })
export class SendTestWebhookInput {
  @IdField("WebhookEndpoint", { description: "The endpoint." })
  endpointId!: Uuid;
}

@InputType({ description: "What is to be sent once more; give exactly one." })
export class WebhookReplayInput {
  @IdField("WebhookDelivery", { nullable: true, description: "This delivery, whatever became of it." })
  deliveryId?: Uuid | null;

  @Field(() => DateTime, {
    nullable: true,
    description: "All that were queued since then and were given up or discarded.",
  })
  failedSince?: Instant | null;

  @MaxLength(40)
  @Field(() => String, {
    nullable: true,
    description:
      "All events after this cursor of the event log that the endpoint is to get, also those from before it was made.",
  })
  sinceCursor?: string | null;
}

@InputType({ description: "What is to be sent to which endpoint once more." })
export class ReplayWebhooksInput {
  @IdField("WebhookEndpoint", { description: "The endpoint." })
  endpointId!: Uuid;

  @Field(() => WebhookReplayInput, { description: "What is to be sent." })
  replay!: WebhookReplayInput;
}
