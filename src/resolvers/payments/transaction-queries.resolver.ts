import { Arg, Args, Ctx, ID, Query, Resolver } from "type-graphql";
import type { Transaction } from "../../entities/payments/transaction.entity";
import { parsePublicId } from "../../kernel/ids";
import { connection, type Connection } from "../../schema/connection";
import { TransactionListArgs } from "../../schema/payments/transaction-list-args";
import { TransactionConnection, TransactionType } from "../../schema/payments/transaction.type";
import { countTransactions, listTransactions } from "../../services/payments/list-transactions";
import { findTransaction } from "../../services/payments/read-transactions";
import type { RequestContext } from "../request-context";

@Resolver()
export class TransactionQueries {
  @Query(() => TransactionType, {
    nullable: true,
    description:
      "One transaction; null when there is none of this id. The id of one that was merged into another reads the other.",
  })
  transaction(
    @Ctx() { run }: RequestContext,
    @Arg("id", () => ID, { description: "The transaction's id." }) id: string,
  ): Promise<Transaction | null> {
    return run(findTransaction, { id: parsePublicId("txn", id, "id") });
  }

  @Query(() => TransactionConnection, { nullable: true, description: "Transactions of the workspace." })
  async transactions(
    @Ctx() { run }: RequestContext,
    @Args(() => TransactionListArgs) args: TransactionListArgs,
  ): Promise<Connection<Transaction>> {
    return connection(await run(listTransactions, args), () => run(countTransactions, args));
  }
}
