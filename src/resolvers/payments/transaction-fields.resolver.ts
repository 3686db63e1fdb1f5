import { Resolver } from "type-graphql";
import type { Customer } from "../../entities/customers/customer.entity";
import type { TransactionHistoryEntry } from "../../entities/payments/transaction-history.entity";
import type { Transaction } from "../../entities/payments/transaction.entity";
import type { MoneyAmount } from "../../kernel/money";
import { PageArgs, type Connection } from "../../schema/connection";
import { CustomerType } from "../../schema/customers/customer.type";
import { MoneyType } from "../../schema/money.type";
import { TransactionHistoryConnection } from "../../schema/payments/transaction-history.type";
import { TransactionType } from "../../schema/payments/transaction.type";
import { customersById } from "../../services/customers/read-customers";
import { historyOfTransactions } from "../../services/payments/read-transaction-history";
import { Derived } from "../derived-field";
import { List, One } from "../related-field";
import { money } from "./money";

@Resolver(() => TransactionType)
export class TransactionFields {
  @MoneyField("amountMinor", "What was asked for; null while only its refunds or disputes are known.")
  amount!: MoneyAmount | null;

  @MoneyField("capturedMinor", "What was taken.")
  captured!: MoneyAmount | null;

  @MoneyField("refundedMinor", "What went back, or is on its way back.")
  refunded!: MoneyAmount | null;

  @MoneyField("refundPendingMinor", "The part of `refunded` that the provider has not confirmed yet.")
  refundPending!: MoneyAmount | null;

  @MoneyField("disputedMinor", "What is contested now.")
  disputed!: MoneyAmount | null;

  @MoneyField("reversedMinor", "What was taken back for good.")
  reversed!: MoneyAmount | null;

  @PartyField("payerCustomerId", "The customer who pays.")
  payer!: Customer | null;

  @PartyField("payeeCustomerId", "The customer who is paid.")
  payee!: Customer | null;

  @PartyField("merchantCustomerId", "The customer that is the merchant.")
  merchant!: Customer | null;

  @List(historyOfTransactions, () => PageArgs, {
    type: () => TransactionHistoryConnection,
    description: "Its states one after another, in the order in which they became known.",
  })
  history!: Connection<TransactionHistoryEntry>;
}

function MoneyField(sum: keyof Transaction & `${string}Minor`, description: string): PropertyDecorator {
  return Derived<Transaction>(
    [sum, "currency"],
    (transaction) => money(transaction[sum], transaction.currency),
    {
      type: () => MoneyType,
      nullable: true,
      description,
    },
  );
}

function PartyField(by: keyof Transaction & `${string}CustomerId`, description: string): PropertyDecorator {
  return One<Transaction, Customer>(customersById, by, {
    type: () => CustomerType,
    nullable: true,
    description: `${description} A customer's token reads itself only.`,
  });
}
