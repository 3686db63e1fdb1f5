import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { UpsertTransactionInput, UpsertTransactionsInput } from "../../schema/payments/transaction-inputs";
import {
  UpsertTransactionPayload,
  UpsertTransactionsPayload,
} from "../../schema/payments/transaction-payloads";
import { upsertTransaction } from "../../services/payments/upsert-transaction";
import { upsertTransactions } from "../../services/payments/upsert-transactions";
import type { RequestContext } from "../request-context";

@Resolver()
export class TransactionMutations {
  @Mutation(() => UpsertTransactionPayload, {
    description:
      "Creates the transaction of this id at the provider, or brings it up to date. Safe to repeat.",
  })
  upsertTransaction(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => UpsertTransactionInput, { description: "The id and what is known." })
    input: UpsertTransactionInput,
  ): Promise<UpsertTransactionPayload> {
    return run(upsertTransaction, input);
  }

  @Mutation(() => UpsertTransactionsPayload, {
    description:
      "Up to 100 upserts at once, with a result for each. What does not fit the schema itself (an unknown currency, another id prefix) refuses the request as a whole.",
  })
  upsertTransactions(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => UpsertTransactionsInput, { description: "The transactions." })
    input: UpsertTransactionsInput,
  ): Promise<UpsertTransactionsPayload> {
    return run(upsertTransactions, input);
  }
}
