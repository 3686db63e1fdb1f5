import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { publicId } from "../../kernel/ids";
import { ChangeCasesInput } from "../../schema/cases/change-cases-inputs";
import { ChangeCasesPayload, ChangeCasesResultType } from "../../schema/cases/change-cases-payload";
import { changeCases, type ChangedCase } from "../../services/cases/change-cases";
import { Derived } from "../derived-field";
import type { RequestContext } from "../request-context";

@Resolver()
export class CaseBulkMutations {
  @Mutation(() => ChangeCasesPayload, {
    description:
      "The same changes to up to 100 cases, with a result for each: of each case all of them, or none. A team or member that is not there refuses the request as a whole.",
  })
  changeCases(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => ChangeCasesInput, { description: "The cases, and what changes." })
    input: ChangeCasesInput,
  ): Promise<ChangeCasesPayload> {
    return run(changeCases, input);
  }
}

@Resolver(() => ChangeCasesResultType)
export class ChangeCasesResultFields {
  @Derived<ChangedCase>(["caseId"], ({ caseId }) => publicId("case", caseId))
  caseId!: string;
}
