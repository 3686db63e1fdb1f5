import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Customer } from "../../entities/customers/customer.entity";
import type { Transaction } from "../../entities/payments/transaction.entity";
import type { Connection } from "../../schema/connection";
import { CustomerType } from "../../schema/customers/customer.type";
import { TransactionListArgs } from "../../schema/payments/transaction-list-args";
import { TransactionConnection } from "../../schema/payments/transaction.type";
import {
  countTransactionsOfCustomers,
  transactionsOfCustomers,
} from "../../services/payments/list-transactions";
import { loadConnection } from "../load-connection";
import type { RequestContext } from "../request-context";

@Resolver(() => CustomerType)
export class CustomerTransactions {
  @FieldResolver(() => TransactionConnection, {
    description: "The transactions in which the customer is payer, payee or merchant.",
  })
  transactions(
    @Root() { id }: Customer,
    @Ctx() context: RequestContext,
    @Args(() => TransactionListArgs) args: TransactionListArgs,
  ): Promise<Connection<Transaction>> {
    return loadConnection(context, transactionsOfCustomers, countTransactionsOfCustomers, id, args);
  }
}
