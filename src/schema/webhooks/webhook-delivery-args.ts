import { ArgsType, Field, InputType } from "type-graphql";
import { WebhookDeliveryState } from "../../entities/webhooks/webhook-enums";
import type { Instant } from "../../kernel/instant";
import { PageArgs } from "../connection";
import { DateTime } from "../scalars";
import "./webhook-enums";

@InputType({ description: "Which deliveries; what is left out does not narrow." })
export class WebhookDeliveryFilter {
  @Field(() => WebhookDeliveryState, { nullable: true, description: "In this state." })
  state?: WebhookDeliveryState | null;

  @Field(() => DateTime, { nullable: true, description: "Queued then or later." })
  since?: Instant | null;
}

@ArgsType()
export class WebhookDeliveryArgs extends PageArgs {
  @Field(() => WebhookDeliveryFilter, { nullable: true, description: "Which of them; all unless told." })
  filter?: WebhookDeliveryFilter | null;
}
