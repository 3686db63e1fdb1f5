import { Extensions, Field, ID, Int, ObjectType } from "type-graphql";
import type { LoggedEvent } from "../../entities/events/logged-event.entity";
import type { Instant } from "../../kernel/instant";
import { ActorType } from "../cases/actor.type";
import { PageInfoType } from "../connection";
import { NodeType } from "../node";
import { DateTime, JSONObject } from "../scalars";
import { StaffField } from "../staff-field";

@ObjectType("EventSubject", { description: "What changed.", simpleResolvers: true })
export class EventSubjectType {
  @Field(() => String, { description: "What kind of thing it is: `case`, `customer`, `transaction`, ..." })
  type!: string;

  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Field(() => Int, {
    description: "Its version after the change: events of one thing come in the order of these.",
  })
  version!: number;
}

@ObjectType("Event", {
  implements: NodeType,
  description:
    "What happened: the same, to the last byte of its payload, over queries, subscriptions and webhooks. Types and payloads are listed in docs/events.md.",
  simpleResolvers: true,
})
export class EventType extends NodeType implements Partial<LoggedEvent> {
  @Field(() => String, { description: "`thing.past_participle`, e.g. `case.opened`." })
  type!: string;

  @Field(() => String, {
    description:
      "Its place in the log. Give it as `after`, to a query or to a subscription, and nothing that came later is missed.",
  })
  cursor!: string;

  @Field(() => Int, { description: "Version of the payload's form; it grows by additions alone." })
  schemaVersion!: number;

  @Field(() => DateTime, { description: "When it happened." })
  occurredAt!: Instant;

  @Field(() => EventSubjectType, { description: "What changed, and its version after the change." })
  aggregate!: EventSubjectType;

  @Field(() => ActorType, { description: "Who did it." })
  actor!: ActorType;

  @StaffField(() => String, { description: "The request in which it happened, as logs name it." })
  requestId!: string;

  @Field(() => JSONObject, {
    description:
      "What happened in detail, as docs/events.md says for each type. A customer's token reads the facts alone that are for customers.",
  })
  payload!: unknown;
}

@ObjectType("EventEdge", { description: "One event, and its place in the log.", simpleResolvers: true })
export class EventEdgeType {
  @Field(() => String, { description: "Where it stands; give it as `after`." })
  cursor!: string;

  @Field(() => EventType, { description: "The event." })
  node!: EventType;
}

@Extensions({ isConnection: true })
@ObjectType("EventConnection", {
  description:
    "The next events of the log. `pageInfo.endCursor` is always there, and past all that was looked through: poll with it.",
  simpleResolvers: true,
})
export class EventConnectionType {
  @Field(() => [EventEdgeType], { description: "The events with their cursors." })
  edges!: EventEdgeType[];

  @Field(() => [EventType], { description: "The events alone." })
  nodes!: EventType[];

  @Field(() => PageInfoType, { description: "Where this page stands in the log." })
  pageInfo!: PageInfoType;
}
