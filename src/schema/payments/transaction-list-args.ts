import { ArrayMaxSize, Length } from "class-validator";
import { ArgsType, Field, InputType, registerEnumType } from "type-graphql";
import { MoneyMode } from "../../entities/payments/provider-enums";
import {
  TransactionKind,
  TransactionRail,
  TransactionState,
} from "../../entities/payments/transaction-enums";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import { PageArgs } from "../connection";
import { IdField } from "../id-field";
import { OrderDirection } from "../order";
import { BigIntScalar, CurrencyCode, DateTime } from "../scalars";
import "./transaction-enums";

@InputType({ description: "Which transactions; all conditions hold at once." })
export class TransactionFilter {
  @Field(() => TransactionKind, { nullable: true, description: "Payments or payouts only." })
  kind?: TransactionKind | null;

  @Field(() => MoneyMode, { nullable: true, description: "Real money or test mode only." })
  mode?: MoneyMode | null;

  @ArrayMaxSize(11)
  @Field(() => [TransactionState], { nullable: true, description: "Transactions in one of these states." })
  states?: TransactionState[] | null;

  @Field(() => TransactionRail, { nullable: true, description: "Transactions on this rail." })
  rail?: TransactionRail | null;

  @Length(1, 50)
  @Field(() => String, { nullable: true, description: "Transactions of this provider, e.g. `stripe`." })
  provider?: string | null;

  @Length(1, 255)
  @Field(() => String, {
    nullable: true,
    description:
      "The one that goes by this id there, be it a payment's or a charge's; needs `provider`. For the staff only.",
  })
  providerId?: string | null;

  @IdField("Customer", {
    nullable: true,
    description:
      "Transactions in which this customer is payer, payee or merchant. Customers may ask for themselves only.",
  })
  customerId?: Uuid | null;

  @Field(() => CurrencyCode, { nullable: true, description: "Transactions of this currency." })
  currency?: string | null;

  @Field(() => BigIntScalar, {
    nullable: true,
    description: "Of at least this amount in minor units; needs `currency`.",
  })
  amountAtLeast?: bigint | null;

  @Field(() => BigIntScalar, {
    nullable: true,
    description: "Of at most this amount in minor units; needs `currency`.",
  })
  amountAtMost?: bigint | null;

  @Field(() => DateTime, { nullable: true, description: "Known here since after this moment." })
  createdAfter?: Instant | null;

  @Field(() => DateTime, { nullable: true, description: "Known here since before this moment." })
  createdBefore?: Instant | null;

  @Field(() => DateTime, { nullable: true, description: "Made at the provider after this moment." })
  occurredAfter?: Instant | null;

  @Field(() => DateTime, { nullable: true, description: "Made at the provider before this moment." })
  occurredBefore?: Instant | null;

  @ArrayMaxSize(20)
  @Field(() => [TransactionFilter], {
    nullable: true,
    description: "Transactions for which all of these hold, too.",
  })
  and?: TransactionFilter[] | null;

  @ArrayMaxSize(20)
  @Field(() => [TransactionFilter], {
    nullable: true,
    description:
      "Transactions for which one of these holds, or several. Filters go 3 levels deep, with 20 facts in all.",
  })
  or?: TransactionFilter[] | null;

  @Field(() => TransactionFilter, {
    nullable: true,
    description: "Transactions for which this does not hold.",
  })
  not?: TransactionFilter | null;
}

export const TransactionOrderField = {
  CREATED_AT: "CREATED_AT",
  UPDATED_AT: "UPDATED_AT",
  OCCURRED_AT: "OCCURRED_AT",
} as const;
export type TransactionOrderField = (typeof TransactionOrderField)[keyof typeof TransactionOrderField];

registerEnumType(TransactionOrderField, {
  name: "TransactionOrderField",
  description: "What transactions are ordered by.",
  valuesConfig: {
    CREATED_AT: { description: "When they became known here." },
    UPDATED_AT: { description: "When they last changed here." },
    OCCURRED_AT: { description: "When the provider made them." },
  },
});

@InputType({ description: "The order of a list of transactions." })
export class TransactionOrder {
  @Field(() => TransactionOrderField, { description: "What to order by." })
  field!: TransactionOrderField;

  @Field(() => OrderDirection, {
    nullable: true,
    description: "Which end comes first; DESC, the newest, unless told.",
  })
  direction?: OrderDirection | null;
}

@ArgsType()
export class TransactionListArgs extends PageArgs {
  @Field(() => TransactionFilter, { nullable: true, description: "Which transactions; all unless told." })
  filter?: TransactionFilter | null;

  @Field(() => TransactionOrder, { nullable: true, description: "Newest here first unless told." })
  orderBy?: TransactionOrder | null;
}
