import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { ImportCasesInput } from "../../schema/cases/import-cases-inputs";
import { ImportCasesPayload } from "../../schema/cases/import-cases-payload";
import { importCases } from "../../services/cases/importing/import-cases";
import type { RequestContext } from "../request-context";

@Resolver()
export class ImportCases {
  @Mutation(() => ImportCasesPayload, {
    description:
      "Takes over up to 25 cases from another system, with their histories and their true times, and a result for each. Of each there is one event, `case.imported`: nobody is told anew of what happened before.",
  })
  importCases(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => ImportCasesInput, { description: "The cases." }) input: ImportCasesInput,
  ): Promise<ImportCasesPayload> {
    return run(importCases, input);
  }
}
