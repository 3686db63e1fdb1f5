import { Arg, Args, Ctx, Mutation, Query, Resolver } from "type-graphql";
import type { ParkedEvent } from "../../entities/events/parked-event.entity";
import { PageArgs, type Connection } from "../../schema/connection";
import { EventType } from "../../schema/log/event.type";
import {
  DiscardParkedEventInput,
  DiscardParkedEventPayload,
  ParkedEventConnection,
  ParkedEventType,
  RetryParkedEventInput,
  RetryParkedEventPayload,
} from "../../schema/log/parked-event.type";
import type { HeardEvent } from "../../services/log/heard-event";
import { discardParkedEvent, parkedEventList, retryParkedEvent } from "../../services/log/parked-events";
import { eventsById } from "../../services/log/read-events";
import { Ask } from "../asked";
import { listField } from "../list-field";
import { One } from "../related-field";
import type { Asked, RequestContext } from "../request-context";

@Resolver(() => ParkedEventType)
export class ParkedEventResolver {
  @Query(() => ParkedEventConnection, {
    nullable: true,
    description:
      "Events at which something that Redress does by itself failed, newest first. Each is tried again for a day, then it waits for you.",
  })
  parkedEvents(
    @Ctx() context: RequestContext,
    @Args(() => PageArgs) args: PageArgs,
    @Ask() asked: Asked,
  ): Promise<Connection<ParkedEvent>> {
    return listField(context, parkedEventList, args, asked);
  }

  @One<ParkedEvent, HeardEvent>(eventsById, "eventId", {
    type: () => EventType,
    nullable: true,
    description: "The event; null once the log has forgotten it, and where you may not hear of it.",
  })
  event!: HeardEvent | null;

  @Mutation(() => RetryParkedEventPayload, {
    description: "Has a parked event tried again now, as often as you like. Safe to repeat.",
  })
  retryParkedEvent(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => RetryParkedEventInput, { description: "The parked event." })
    input: RetryParkedEventInput,
  ): Promise<RetryParkedEventPayload> {
    return run(retryParkedEvent, input);
  }

  @Mutation(() => DiscardParkedEventPayload, {
    description: "Gives a parked event up for good: what failed at it goes without it.",
  })
  discardParkedEvent(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => DiscardParkedEventInput, { description: "The parked event." })
    input: DiscardParkedEventInput,
  ): Promise<DiscardParkedEventPayload> {
    return run(discardParkedEvent, input);
  }
}
