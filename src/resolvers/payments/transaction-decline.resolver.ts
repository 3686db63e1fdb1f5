import { Resolver } from "type-graphql";
import { DeclineExplanationType } from "../../schema/payments/decline-explanation.type";
import { LocaleArgs } from "../../schema/payments/locale-args";
import { TransactionType } from "../../schema/payments/transaction.type";
import type { DeclineCard } from "../../services/payments/explain/decline-card";
import { explainTransactions } from "../../services/payments/explain/explain-transactions";
import { Answer } from "../related-field";

@Resolver(() => TransactionType)
export class TransactionDecline {
  @Answer(explainTransactions, () => LocaleArgs, {
    type: () => DeclineExplanationType,
    nullable: true,
    description: "Why it failed and what can be done; null unless it failed or was declined.",
  })
  declineExplanation!: DeclineCard | null;
}
