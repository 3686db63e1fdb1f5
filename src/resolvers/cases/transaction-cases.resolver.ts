import { Resolver } from "type-graphql";
import type { Case } from "../../entities/cases/case.entity";
import { CaseConnection } from "../../schema/cases/case.type";
import { PageArgs, type Connection } from "../../schema/connection";
import { TransactionType } from "../../schema/payments/transaction.type";
import { casesOfTransactions } from "../../services/cases/list-cases";
import { List } from "../related-field";

@Resolver(() => TransactionType)
export class TransactionCases {
  @List(casesOfTransactions, () => PageArgs, {
    type: () => CaseConnection,
    description: "The cases about it, newest first.",
  })
  cases!: Connection<Case>;
}
