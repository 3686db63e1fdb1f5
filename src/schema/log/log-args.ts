import { ArrayMaxSize, Max, MaxLength, Min } from "class-validator";
import { ArgsType, Field, InputType, Int } from "type-graphql";
import type { Uuid } from "../../kernel/ids";
import { CaseFilter } from "../cases/case-list-args";
import { IdField } from "../id-field";

export const MOST_EVENTS = 100;

@InputType("EventFilter", { description: "Which events; what is left out does not narrow." })
export class EventFilterInput {
  @Field(() => [String], {
    nullable: true,
    description: "Types, or all of a kind: `case.opened`, `message.*`; the query `eventTypes` lists them.",
  })
  @ArrayMaxSize(100)
  @MaxLength(100, { each: true })
  types?: string[] | null;

  @IdField("Case", { nullable: true, description: "Events of this case, and of its clocks." })
  caseId?: Uuid | null;

  @IdField("Transaction", { nullable: true, description: "Events of this transaction." })
  transactionId?: Uuid | null;

  @IdField("Customer", {
    nullable: true,
    description: "Events of this customer, of its cases and of its transactions.",
  })
  customerId?: Uuid | null;
}

@ArgsType()
export class EventFilterArgs {
  @Field(() => EventFilterInput, {
    nullable: true,
    description: "Which events; all that you may hear unless told.",
  })
  filter?: EventFilterInput | null;

  @Field(() => String, {
    nullable: true,
    description: "Cursor of an event, or `asOf` of an answer: where to go on.",
  })
  @MaxLength(100)
  after?: string | null;
}

@ArgsType()
export class EventListArgs extends EventFilterArgs {
  @Field(() => Int, { defaultValue: MOST_EVENTS, description: `Events at most, 1 to ${MOST_EVENTS}.` })
  @Min(1)
  @Max(MOST_EVENTS)
  first!: number;
}

@InputType("CaseEventFilter", { description: "Which events of cases; what is left out does not narrow." })
export class CaseEventFilterInput {
  @Field(() => [String], {
    nullable: true,
    description: "Types, or all of a kind: `case.opened`, `message.*`; the query `eventTypes` lists them.",
  })
  @ArrayMaxSize(100)
  @MaxLength(100, { each: true })
  types?: string[] | null;

  @IdField("Case", { nullable: true, description: "Events of this case, and of its clocks." })
  caseId?: Uuid | null;

  @IdField("Customer", { nullable: true, description: "Events of this customer's cases." })
  customerId?: Uuid | null;
}

@ArgsType()
export class FollowArgs {
  @Field(() => String, {
    nullable: true,
    description: "Cursor of an event, or `asOf` of an answer: where to go on. From now on unless told.",
  })
  @MaxLength(100)
  after?: string | null;
}

@ArgsType()
export class CaseEventArgs extends FollowArgs {
  @Field(() => CaseEventFilterInput, {
    nullable: true,
    description: "Which events; all of cases unless told.",
  })
  filter?: CaseEventFilterInput | null;
}

@ArgsType()
export class CustomerEventArgs extends FollowArgs {
  @IdField("Customer", { nullable: true, description: "Of this customer alone." })
  customerId?: Uuid | null;
}

@ArgsType()
export class TransactionEventArgs extends FollowArgs {
  @IdField("Transaction", { nullable: true, description: "Of this transaction alone." })
  transactionId?: Uuid | null;

  @IdField("Customer", { nullable: true, description: "Of this customer's transactions alone." })
  customerId?: Uuid | null;
}

@ArgsType()
export class InboxChangeArgs extends FollowArgs {
  @IdField("CaseView", { nullable: true, description: "A saved view, which the filter narrows further." })
  viewId?: Uuid | null;

  @Field(() => CaseFilter, { nullable: true, description: "Which cases the list shows; all unless told." })
  filter?: CaseFilter | null;
}
