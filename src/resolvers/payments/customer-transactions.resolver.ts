import { Resolver } from "type-graphql";
import type { Transaction } from "../../entities/payments/transaction.entity";
import type { Connection } from "../../schema/connection";
import { CustomerType } from "../../schema/customers/customer.type";
import { TransactionListArgs } from "../../schema/payments/transaction-list-args";
import { TransactionConnection } from "../../schema/payments/transaction.type";
import { transactionsOfCustomers } from "../../services/payments/list-transactions";
import { List } from "../related-field";

@Resolver(() => CustomerType)
export class CustomerTransactions {
  @List(transactionsOfCustomers, () => TransactionListArgs, {
    type: () => TransactionConnection,
    description: "The transactions in which the customer is payer, payee or merchant.",
  })
  transactions!: Connection<Transaction>;
}
