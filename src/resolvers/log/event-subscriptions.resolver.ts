import { Args, Ctx, Resolver, Subscription } from "type-graphql";
import { EventType } from "../../schema/log/event.type";
import {
  CaseEventArgs,
  CustomerEventArgs,
  EventFilterArgs,
  TransactionEventArgs,
} from "../../schema/log/log-args";
import { EVENT_TYPES } from "../../services/log/all-events";
import { EVENTS_OF_CASES } from "../../services/log/read-case-changes";
import { neverSubscribed } from "../live-field";
import type { RequestContext } from "../request-context";
import { logSource } from "./log-source";

const CUSTOMER_EVENTS = EVENT_TYPES.filter((type) => type.startsWith("customer."));
const TRANSACTION_EVENTS = EVENT_TYPES.filter((type) => type.startsWith("transaction."));

const FOLLOWS =
  "From now on, or with `after` from there: first what was missed, then what happens, each event once and in the one order of the log.";

@Resolver()
export class EventSubscriptions {
  @Subscription(() => EventType, {
    nullable: true,
    subscribe: neverSubscribed,
    description: `All events that you may hear. ${FOLLOWS}`,
  })
  events(@Ctx() { live }: RequestContext, @Args(() => EventFilterArgs) args: EventFilterArgs): unknown {
    return live(logSource(args.after, args.filter ?? {}));
  }

  @Subscription(() => EventType, {
    nullable: true,
    subscribe: neverSubscribed,
    description: `Events of cases, with their messages and notes. ${FOLLOWS}`,
  })
  caseEvents(@Ctx() { live }: RequestContext, @Args(() => CaseEventArgs) args: CaseEventArgs): unknown {
    const { after, filter } = args;
    return live(logSource(after, { ...filter, types: filter?.types ?? EVENTS_OF_CASES }));
  }

  @Subscription(() => EventType, {
    nullable: true,
    subscribe: neverSubscribed,
    description: `Events of customers themselves. ${FOLLOWS}`,
  })
  customerEvents(
    @Ctx() { live }: RequestContext,
    @Args(() => CustomerEventArgs) { after, customerId }: CustomerEventArgs,
  ): unknown {
    return live(logSource(after, { customerId: customerId ?? null, types: CUSTOMER_EVENTS }));
  }

  @Subscription(() => EventType, {
    nullable: true,
    subscribe: neverSubscribed,
    description: `Events of transactions. ${FOLLOWS}`,
  })
  transactionEvents(
    @Ctx() { live }: RequestContext,
    @Args(() => TransactionEventArgs) { after, ...filter }: TransactionEventArgs,
  ): unknown {
    return live(logSource(after, { ...filter, types: TRANSACTION_EVENTS }));
  }
}
