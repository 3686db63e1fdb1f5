import { Args, Ctx, Extensions, Query, Resolver } from "type-graphql";
import { EventConnectionType } from "../../schema/log/event.type";
import { EventTypeType } from "../../schema/log/event-type.type";
import { EventListArgs } from "../../schema/log/log-args";
import { listEventTypes } from "../../services/log/list-event-types";
import { logCursor, positionOf } from "../../services/log/log-cursor";
import { endOfLog, readLog } from "../../services/log/read-log";
import type { RequestContext } from "../request-context";
import { eventPage, type EventPage } from "./event-page";

@Resolver()
export class EventQueries {
  @Query(() => EventConnectionType, {
    nullable: true,
    description:
      "The log of all that happened, for those who poll: the events after a cursor, in their one order, of which you may hear. From the earliest that is kept, unless told.",
  })
  async events(
    @Ctx() { run }: RequestContext,
    @Args(() => EventListArgs) { after, first, filter }: EventListArgs,
  ): Promise<EventPage> {
    const position = after == null ? null : positionOf(after, "after");
    return eventPage(await run(readLog, { after: position, most: first, filter: filter ?? {} }));
  }

  @Extensions({ mostItems: 200 })
  @Query(() => [EventTypeType], {
    description:
      "Every type of event there is, for filters of events and for `eventTypes` of webhook endpoints.",
  })
  eventTypes(@Ctx() { run }: RequestContext): Promise<readonly EventTypeType[]> {
    return run(listEventTypes, null);
  }

  @Query(() => String, {
    nullable: true,
    description:
      "The end of the log as this answer sees it. Whoever goes on from there, by a subscription or by `events`, misses nothing that is not in this answer.",
  })
  async asOf(@Ctx() { run }: RequestContext): Promise<string> {
    return logCursor(await run(endOfLog, null));
  }
}
