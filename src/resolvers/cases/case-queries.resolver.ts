import { Arg, Args, Ctx, ID, Int, Query, Resolver } from "type-graphql";
import type { Case } from "../../entities/cases/case.entity";
import { InvalidError } from "../../kernel/errors";
import { parsePublicId } from "../../kernel/ids";
import { CaseListArgs } from "../../schema/cases/case-list-args";
import { CaseConnection, CaseType } from "../../schema/cases/case.type";
import type { Connection } from "../../schema/connection";
import { caseList } from "../../services/cases/list-cases";
import { casesById, findCaseByNumber } from "../../services/cases/read-cases";
import { Ask } from "../asked";
import { listField } from "../list-field";
import type { Asked, RequestContext } from "../request-context";

@Resolver()
export class CaseQueries {
  @Query(() => CaseType, { nullable: true, description: "One case; null when there is none of this id." })
  case(
    @Ctx() { load }: RequestContext,
    @Arg("id", () => ID, { description: "The case's id." }) id: string,
    @Ask() { wanted }: Asked,
  ): Promise<Case | null> {
    refuseNumber(id);
    return load(casesById, parsePublicId("case", id, "id"), null, wanted);
  }

  @Query(() => CaseType, { nullable: true, description: "One case; null when there is none of this number." })
  caseByNumber(
    @Ctx() { run }: RequestContext,
    @Arg("number", () => Int, { description: "The case's number, e.g. `42`." }) number: number,
    @Ask() { wanted }: Asked,
  ): Promise<Case | null> {
    return run(findCaseByNumber, { number, wanted });
  }

  @Query(() => CaseConnection, { nullable: true, description: "Cases of the workspace: the inbox." })
  cases(
    @Ctx() context: RequestContext,
    @Args(() => CaseListArgs) args: CaseListArgs,
    @Ask() asked: Asked,
  ): Promise<Connection<Case>> {
    return listField(context, caseList, args, asked);
  }
}

/** People know cases by their numbers. */
function refuseNumber(id: string): void {
  const [, number] = /^\s*#?(\d{1,10})\s*$/.exec(id) ?? [];
  if (number !== undefined)
    throw new InvalidError(
      "id",
      `Expected an id that starts with "case_". By its number: caseByNumber(number: ${number}).`,
    );
}
