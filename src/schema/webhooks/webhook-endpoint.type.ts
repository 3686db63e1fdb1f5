import { Field, Int, ObjectType } from "type-graphql";
import type { WebhookEndpoint } from "../../entities/webhooks/webhook-endpoint.entity";
import { WebhookDisabledReason, WebhookEndpointStatus } from "../../entities/webhooks/webhook-enums";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import { connectionTypeOf } from "../connection";
import { NodeType } from "../node";
import { DateTime } from "../scalars";
import "./webhook-enums";

type Shown = Omit<
  WebhookEndpoint,
  "workspaceId" | "secret" | "previousSecret" | "deletedAt" | "failuresInRow" | "pauses"
>;

@ObjectType("WebhookEndpoint", {
  implements: NodeType,
  description: "An address of your own that is told of events, signed by Standard Webhooks.",
  simpleResolvers: true,
})
export class WebhookEndpointType implements NodeType, Shown {
  id!: Uuid;

  @Field(() => String, { description: "Where events are sent to." })
  url!: SafeText;

  @Field(() => String, { description: "Your own words for it; may be empty." })
  description!: SafeText;

  @Field(() => [String], {
    description: "The types of events it gets; `case.*` stands for all of one kind, `*` for all.",
  })
  eventTypes!: readonly string[];

  @Field(() => String, {
    nullable: true,
    description:
      "What it is sent of each event, a GraphQL selection on the type `Event`; null for the whole event.",
  })
  selection!: SafeText | null;

  @Field(() => [String], {
    nullable: true,
    description:
      "What the selection is read with: the permissions of whoever chose it, of which a change of the address leaves those that its maker holds too. Null where there is no selection.",
  })
  selectionPermissions!: readonly string[] | null;

  @Field(() => Boolean, {
    description:
      "Whether the next event of a case (or of any other thing) waits until the one before it is delivered or given up.",
  })
  isOrdered!: boolean;

  @Field(() => WebhookEndpointStatus, { description: "Whether it gets events." })
  status!: WebhookEndpointStatus;

  @Field(() => WebhookDisabledReason, {
    nullable: true,
    description: "Why it gets none; null while it does.",
  })
  disabledReason!: WebhookDisabledReason | null;

  @Field(() => DateTime, { nullable: true, description: "Since when it gets none; null while it does." })
  disabledAt!: Instant | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      "Since when it has taken nothing; null when the last try succeeded. After five days it is disabled.",
  })
  failingSince!: Instant | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      "After ten failures in a row nothing is sent before then, and one event alone after that; null when the last try succeeded.",
  })
  pausedUntil!: Instant | null;

  @Field(() => DateTime, {
    nullable: true,
    description: "Until when everything is signed with the former secret too; null when there is none.",
  })
  previousSecretValidUntil!: Instant | null;

  @Field(() => DateTime, { description: "When it was made." })
  createdAt!: Instant;

  @Field(() => DateTime, { description: "When it last changed." })
  updatedAt!: Instant;

  @Field(() => Int, { description: "Grows by one with each change; give it as `expectedVersion`." })
  version!: number;
}

export const WebhookEndpointConnection = connectionTypeOf(WebhookEndpointType, "WebhookEndpoint");
