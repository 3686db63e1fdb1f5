import { Extensions, Field, ObjectType, registerEnumType } from "type-graphql";
import type { Transaction } from "../../entities/payments/transaction.entity";
import type { Redaction } from "../../kernel/firewall/redaction";
import { Payload, RedactionType, UserErrorType } from "../user-error.type";
import { TransactionType } from "./transaction.type";

export const UpsertTransactionOutcome = {
  CREATED: "CREATED",
  UPDATED: "UPDATED",
  UNCHANGED: "UNCHANGED",
  LATE: "LATE",
} as const;
export type UpsertTransactionOutcome =
  (typeof UpsertTransactionOutcome)[keyof typeof UpsertTransactionOutcome];

registerEnumType(UpsertTransactionOutcome, {
  name: "UpsertTransactionOutcome",
  description: "What an upsert did.",
  valuesConfig: {
    CREATED: { description: "The transaction was new." },
    UPDATED: { description: "Something about it changed." },
    UNCHANGED: { description: "All of it was known already." },
    LATE: {
      description: "Newer facts are known: noted in the history, and filled in only what was not known.",
    },
  },
});

@ObjectType({ description: "Answer of `upsertTransaction`.", simpleResolvers: true })
export class UpsertTransactionPayload extends Payload {
  @Field(() => TransactionType, { nullable: true, description: "The transaction as it is now." })
  transaction?: Transaction;

  @Field(() => UpsertTransactionOutcome, { nullable: true, description: "What the upsert did." })
  outcome?: UpsertTransactionOutcome;
}

@ObjectType({ description: "What became of one row of a batch.", simpleResolvers: true })
export class UpsertTransactionResult {
  @Field(() => TransactionType, { nullable: true, description: "As it is now; null when it was refused." })
  transaction!: Transaction | null;

  @Field(() => UpsertTransactionOutcome, { nullable: true, description: "Null when it was refused." })
  outcome!: UpsertTransactionOutcome | null;

  @Extensions({ mostItems: 1 })
  @Field(() => [UserErrorType], { description: "Why the row was refused; empty when it was not." })
  userErrors!: readonly UserErrorType[];

  @Extensions({ mostItems: 10 })
  @Field(() => [RedactionType], {
    description: "Card data that was masked in the texts of the row; empty when there was none.",
  })
  redactions!: readonly Redaction[];
}

@ObjectType({ description: "Answer of `upsertTransactions`.", simpleResolvers: true })
export class UpsertTransactionsPayload extends Payload {
  @Field(() => [UpsertTransactionResult], {
    nullable: true,
    description: "One for each row, in their order. A refused row leaves the others as they are.",
  })
  results?: readonly UpsertTransactionResult[];
}
