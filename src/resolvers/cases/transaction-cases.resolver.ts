import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Case } from "../../entities/cases/case.entity";
import type { Transaction } from "../../entities/payments/transaction.entity";
import { CaseConnection } from "../../schema/cases/case.type";
import { PageArgs, type Connection } from "../../schema/connection";
import { TransactionType } from "../../schema/payments/transaction.type";
import { casesOfTransactions, countCasesOfTransactions } from "../../services/cases/list-cases";
import { loadConnection } from "../load-connection";
import type { RequestContext } from "../request-context";

@Resolver(() => TransactionType)
export class TransactionCases {
  @FieldResolver(() => CaseConnection, { description: "The cases about it, newest first." })
  cases(
    @Root() { id }: Transaction,
    @Ctx() context: RequestContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Connection<Case>> {
    return loadConnection(context, casesOfTransactions, countCasesOfTransactions, id, args);
  }
}
