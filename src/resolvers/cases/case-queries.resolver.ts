import { Arg, Args, Ctx, ID, Int, Query, Resolver } from "type-graphql";
import type { Case } from "../../entities/cases/case.entity";
import { parsePublicId } from "../../kernel/ids";
import { CaseListArgs } from "../../schema/cases/case-list-args";
import { CaseConnection, CaseType } from "../../schema/cases/case.type";
import { connection, type Connection } from "../../schema/connection";
import { countCases, listCases } from "../../services/cases/list-cases";
import { findCase, findCaseByNumber } from "../../services/cases/read-cases";
import type { RequestContext } from "../request-context";

@Resolver()
export class CaseQueries {
  @Query(() => CaseType, { nullable: true, description: "One case; null when there is none of this id." })
  case(
    @Ctx() { run }: RequestContext,
    @Arg("id", () => ID, { description: "The case's id." }) id: string,
  ): Promise<Case | null> {
    return run(findCase, { id: parsePublicId("case", id, "id") });
  }

  @Query(() => CaseType, { nullable: true, description: "One case; null when there is none of this number." })
  caseByNumber(
    @Ctx() { run }: RequestContext,
    @Arg("number", () => Int, { description: "The case's number, e.g. `42`." }) number: number,
  ): Promise<Case | null> {
    return run(findCaseByNumber, { number });
  }

  @Query(() => CaseConnection, { nullable: true, description: "Cases of the workspace: the inbox." })
  async cases(
    @Ctx() { run }: RequestContext,
    @Args(() => CaseListArgs) args: CaseListArgs,
  ): Promise<Connection<Case>> {
    return connection(await run(listCases, args), () => run(countCases, args));
  }
}
