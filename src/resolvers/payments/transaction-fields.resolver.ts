import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Customer } from "../../entities/customers/customer.entity";
import type { TransactionHistoryEntry } from "../../entities/payments/transaction-history.entity";
import type { Transaction } from "../../entities/payments/transaction.entity";
import type { Uuid } from "../../kernel/ids";
import type { MoneyAmount } from "../../kernel/money";
import { PageArgs, type Connection } from "../../schema/connection";
import { CustomerType } from "../../schema/customers/customer.type";
import { MoneyType } from "../../schema/money.type";
import { TransactionHistoryConnection } from "../../schema/payments/transaction-history.type";
import { TransactionType } from "../../schema/payments/transaction.type";
import { customersById } from "../../services/customers/read-customers";
import {
  countHistoryOfTransactions,
  historyOfTransactions,
} from "../../services/payments/read-transaction-history";
import { loadConnection } from "../load-connection";
import type { RequestContext } from "../request-context";

@Resolver(() => TransactionType)
export class TransactionFields {
  @FieldResolver(() => MoneyType, {
    nullable: true,
    description: "What was asked for; null while only its refunds or disputes are known.",
  })
  amount(@Root() { amountMinor, currency }: Transaction): MoneyAmount | null {
    return money(amountMinor, currency);
  }

  @FieldResolver(() => MoneyType, { nullable: true, description: "What was taken." })
  captured(@Root() { capturedMinor, currency }: Transaction): MoneyAmount | null {
    return money(capturedMinor, currency);
  }

  @FieldResolver(() => MoneyType, { nullable: true, description: "What went back, or is on its way back." })
  refunded(@Root() { refundedMinor, currency }: Transaction): MoneyAmount | null {
    return money(refundedMinor, currency);
  }

  @FieldResolver(() => MoneyType, {
    nullable: true,
    description: "The part of `refunded` that the provider has not confirmed yet.",
  })
  refundPending(@Root() { refundPendingMinor, currency }: Transaction): MoneyAmount | null {
    return money(refundPendingMinor, currency);
  }

  @FieldResolver(() => MoneyType, { nullable: true, description: "What is contested now." })
  disputed(@Root() { disputedMinor, currency }: Transaction): MoneyAmount | null {
    return money(disputedMinor, currency);
  }

  @FieldResolver(() => MoneyType, { nullable: true, description: "What was taken back for good." })
  reversed(@Root() { reversedMinor, currency }: Transaction): MoneyAmount | null {
    return money(reversedMinor, currency);
  }

  @FieldResolver(() => CustomerType, {
    nullable: true,
    description: "The customer who pays. A customer's token reads itself only.",
  })
  payer(@Root() { payerCustomerId }: Transaction, @Ctx() context: RequestContext): Promise<Customer | null> {
    return customer(context, payerCustomerId);
  }

  @FieldResolver(() => CustomerType, {
    nullable: true,
    description: "The customer who is paid. A customer's token reads itself only.",
  })
  payee(@Root() { payeeCustomerId }: Transaction, @Ctx() context: RequestContext): Promise<Customer | null> {
    return customer(context, payeeCustomerId);
  }

  @FieldResolver(() => CustomerType, {
    nullable: true,
    description: "The customer that is the merchant. A customer's token reads itself only.",
  })
  merchant(
    @Root() { merchantCustomerId }: Transaction,
    @Ctx() context: RequestContext,
  ): Promise<Customer | null> {
    return customer(context, merchantCustomerId);
  }

  @FieldResolver(() => TransactionHistoryConnection, {
    description: "Its states one after another, in the order in which they became known.",
  })
  history(
    @Root() { id }: Transaction,
    @Ctx() context: RequestContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Connection<TransactionHistoryEntry>> {
    return loadConnection(context, historyOfTransactions, countHistoryOfTransactions, id, args);
  }
}

async function customer({ load }: RequestContext, id: Uuid | null): Promise<Customer | null> {
  return id === null ? null : load(customersById, id, null);
}

/** The type's own resolvers need an instance, which holds the amount's text in other languages. */
function money(amountMinor: bigint | null, currency: string | null): MoneyAmount | null {
  if (amountMinor === null || currency === null) return null;
  return Object.assign(new MoneyType(), { amountMinor, currency });
}
