import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import type { ParkedEvent } from "../../entities/events/parked-event.entity";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import { connectionTypeOf } from "../connection";
import { IdField } from "../id-field";
import { NodeType } from "../node";
import { DateTime } from "../scalars";
import { Payload } from "../user-error.type";

type Shown = Omit<ParkedEvent, "workspaceId" | "position" | "eventId">;

@ObjectType("ParkedEvent", {
  implements: NodeType,
  description:
    "An event at which something that Redress does by itself failed. It was laid aside, so that the events after it did not have to wait.",
  simpleResolvers: true,
})
export class ParkedEventType implements NodeType, Shown {
  id!: Uuid;

  @Field(() => String, { description: "What failed at it, e.g. `webhooks`." })
  reader!: string;

  @Field(() => Int, { description: "How many times it was tried." })
  attempts!: number;

  @Field(() => DateTime, {
    nullable: true,
    description: "When it is tried again; null once it waits for you: see `retryParkedEvent`.",
  })
  nextAttemptAt!: Instant | null;

  @Field(() => String, { description: "Why the last try failed." })
  error!: SafeText;

  @Field(() => DateTime, { description: "When it was laid aside." })
  createdAt!: Instant;
}

export const ParkedEventConnection = connectionTypeOf(ParkedEventType, "ParkedEvent");

@InputType({ description: "What is to be tried again." })
export class RetryParkedEventInput {
  @IdField("ParkedEvent", { description: "The parked event." })
  parkedEventId!: Uuid;
}

@InputType({ description: "What is to be given up." })
export class DiscardParkedEventInput {
  @IdField("ParkedEvent", { description: "The parked event." })
  parkedEventId!: Uuid;
}

@ObjectType({ description: "Answer of `retryParkedEvent`.", simpleResolvers: true })
export class RetryParkedEventPayload extends Payload {
  @Field(() => ParkedEventType, {
    nullable: true,
    description: "What is tried within seconds; once that succeeds, it is parked no more.",
  })
  parkedEvent?: ParkedEvent;
}

@ObjectType({ description: "Answer of `discardParkedEvent`.", simpleResolvers: true })
export class DiscardParkedEventPayload extends Payload {
  @Field(() => ID, { nullable: true, description: "The id of what was given up." })
  discardedParkedEventId?: string;
}
