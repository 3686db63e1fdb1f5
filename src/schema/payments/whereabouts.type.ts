import { Field, ObjectType } from "type-graphql";
import { CustomerLanguage } from "../../entities/payments/decline-enums";
import { TransactionState } from "../../entities/payments/transaction-enums";
import {
  CustomerAction,
  MoneyEvent,
  MoneyHolder,
  TraceKind,
} from "../../entities/payments/whereabouts-enums";
import type { Instant } from "../../kernel/instant";
import { DateTime } from "../scalars";
import "./decline-enums";
import "./transaction-enums";
import "./whereabouts-enums";

@ObjectType("LastMoneyEvent", { description: "What happened to the money last.", simpleResolvers: true })
export class LastMoneyEventType {
  @Field(() => MoneyEvent, { description: "What happened." })
  what!: MoneyEvent;

  @Field(() => String, { description: "The same in words." })
  text!: string;

  @Field(() => DateTime, { description: "When it happened at the provider." })
  at!: Instant;
}

@ObjectType("NextMoneyEvent", {
  description: "What is expected to happen to the money next.",
  simpleResolvers: true,
})
export class NextMoneyEventType {
  @Field(() => MoneyEvent, { description: "What is expected." })
  what!: MoneyEvent;

  @Field(() => String, { description: "The same in words." })
  text!: string;

  @Field(() => DateTime, {
    description:
      "Hardly before. By how long the rail takes as a rule; weekends are counted in, holidays not.",
  })
  earliest!: Instant;

  @Field(() => DateTime, { description: "As a rule not after. Of days, the end of the last one in UTC." })
  latest!: Instant;
}

@ObjectType("MoneyTrace", { description: "A number by which others find the money.", simpleResolvers: true })
export class MoneyTraceType {
  @Field(() => String, { description: "The number." })
  number!: string;

  @Field(() => TraceKind, { description: "What kind of number it is." })
  kind!: TraceKind;
}

@ObjectType("MoneyWhereabouts", {
  description:
    "Where the money of a transaction is now, and what comes next. All of it can be shown to the customer.",
  simpleResolvers: true,
})
export class MoneyWhereaboutsType {
  @Field(() => CustomerLanguage, {
    description: "The language of the texts; English where there is no other.",
  })
  language!: CustomerLanguage;

  @Field(() => TransactionState, { description: "The state of the transaction." })
  state!: TransactionState;

  @Field(() => String, { description: "All of it in a few sentences, to be sent to the customer." })
  text!: string;

  @Field(() => MoneyHolder, { description: "Who has the money; for a refund, the part that is refunded." })
  holder!: MoneyHolder;

  @Field(() => LastMoneyEventType, { description: "What happened last." })
  lastEvent!: LastMoneyEventType;

  @Field(() => NextMoneyEventType, {
    nullable: true,
    description: "What is expected next; null where the money is at its end.",
  })
  nextEvent!: NextMoneyEventType | null;

  @Field(() => Boolean, {
    description:
      "Whether it takes longer than estimated, or the provider says so. Nobody reports that a refund arrived: past its estimate it should be on the statement.",
  })
  isLate!: boolean;

  @Field(() => MoneyTraceType, { nullable: true, description: "A number to trace it by; null until known." })
  trace!: MoneyTraceType | null;

  @Field(() => [CustomerAction], { description: "What the customer can do, the first thing first." })
  actions!: readonly CustomerAction[];
}
