import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { MergeCasesPayload, SplitCasePayload, UndoMergePayload } from "../../schema/cases/case-payloads";
import { MergeCasesInput, SplitCaseInput, UndoMergeInput } from "../../schema/cases/merge-inputs";
import { mergeCases } from "../../services/cases/merging/merge-cases";
import { splitCase } from "../../services/cases/merging/split-case";
import { undoMerge } from "../../services/cases/merging/undo-merge";
import type { RequestContext } from "../request-context";

@Resolver()
export class MergeMutations {
  @Mutation(() => MergeCasesPayload, {
    description:
      "Merges a case into another of the same customer: what was said goes there, and the case is closed as a duplicate. Can be undone for a day.",
  })
  mergeCases(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => MergeCasesInput, { description: "The two cases." }) input: MergeCasesInput,
  ): Promise<MergeCasesPayload> {
    return run(mergeCases, input);
  }

  @Mutation(() => UndoMergePayload, {
    description: "Takes a case out of the one it was merged into, in the state it was in before. For a day.",
  })
  undoMerge(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => UndoMergeInput, { description: "The case that was merged." }) input: UndoMergeInput,
  ): Promise<UndoMergePayload> {
    return run(undoMerge, input);
  }

  @Mutation(() => SplitCasePayload, {
    description: "Splits a second matter off a case: a new case with the messages that are about it.",
  })
  splitCase(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => SplitCaseInput, { description: "The case, and what goes to the new one." })
    input: SplitCaseInput,
  ): Promise<SplitCasePayload> {
    return run(splitCase, input);
  }
}
