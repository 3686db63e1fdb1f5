import { Resolver } from "type-graphql";
import { LocaleArgs } from "../../schema/payments/locale-args";
import { TransactionType } from "../../schema/payments/transaction.type";
import { MoneyWhereaboutsType } from "../../schema/payments/whereabouts.type";
import { whereaboutsOfTransactions } from "../../services/payments/outlook/read-whereabouts";
import type { Whereabouts } from "../../services/payments/outlook/whereabouts";
import { Answer } from "../related-field";

@Resolver(() => TransactionType)
export class TransactionWhereabouts {
  @Answer(whereaboutsOfTransactions, () => LocaleArgs, {
    type: () => MoneyWhereaboutsType,
    nullable: true,
    description: "Where its money is now, and what comes next, for every state and rail.",
  })
  whereabouts!: Whereabouts | null;
}
