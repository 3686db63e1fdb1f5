import { Arg, Args, Ctx, ID, Query, Resolver } from "type-graphql";
import type { Transaction } from "../../entities/payments/transaction.entity";
import { parsePublicId } from "../../kernel/ids";
import type { Connection } from "../../schema/connection";
import { TransactionListArgs } from "../../schema/payments/transaction-list-args";
import { TransactionConnection, TransactionType } from "../../schema/payments/transaction.type";
import { transactionList } from "../../services/payments/list-transactions";
import { transactionsById } from "../../services/payments/read-transactions";
import { Ask } from "../asked";
import { listField } from "../list-field";
import type { Asked, RequestContext } from "../request-context";

@Resolver()
export class TransactionQueries {
  @Query(() => TransactionType, {
    nullable: true,
    description:
      "One transaction; null when there is none of this id. The id of one that was merged into another reads the other.",
  })
  transaction(
    @Ctx() { load }: RequestContext,
    @Arg("id", () => ID, { description: "The transaction's id." }) id: string,
    @Ask() { wanted }: Asked,
  ): Promise<Transaction | null> {
    return load(transactionsById, parsePublicId("txn", id, "id"), null, wanted);
  }

  @Query(() => TransactionConnection, { nullable: true, description: "Transactions of the workspace." })
  transactions(
    @Ctx() context: RequestContext,
    @Args(() => TransactionListArgs) args: TransactionListArgs,
    @Ask() asked: Asked,
  ): Promise<Connection<Transaction>> {
    return listField(context, transactionList, args, asked);
  }
}
