import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { ApplyMacroInput, ApplyMacroToCasesInput } from "../../schema/cases/apply-macro-inputs";
import { ChangeMacroInput, CreateMacroInput, DeleteMacroInput } from "../../schema/cases/macro-inputs";
import {
  ApplyMacroPayload,
  ApplyMacroToCasesPayload,
  ChangeMacroPayload,
  CreateMacroPayload,
  DeleteMacroPayload,
} from "../../schema/cases/macro-payloads";
import { applyMacro } from "../../services/cases/macros/apply-macro";
import { applyMacroToCases } from "../../services/cases/macros/apply-macro-to-cases";
import { changeMacro, createMacro, deleteMacro } from "../../services/cases/macros/save-macro";
import type { RequestContext } from "../request-context";

@Resolver()
export class MacroMutations {
  @Mutation(() => CreateMacroPayload, {
    description: "Saves a text with variables, and actions, under a name.",
  })
  createMacro(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => CreateMacroInput, { description: "The macro." }) input: CreateMacroInput,
  ): Promise<CreateMacroPayload> {
    return run(createMacro, input);
  }

  @Mutation(() => ChangeMacroPayload, { description: "Changes a macro." })
  changeMacro(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => ChangeMacroInput, { description: "The macro, and what changes." })
    input: ChangeMacroInput,
  ): Promise<ChangeMacroPayload> {
    return run(changeMacro, input);
  }

  @Mutation(() => ApplyMacroPayload, {
    description:
      "Says and does all that a macro holds on one case, or nothing of it. Each part takes the permission that it takes alone, and is refused for the same reasons.",
  })
  applyMacro(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => ApplyMacroInput, { description: "The macro and the case." })
    input: ApplyMacroInput,
  ): Promise<ApplyMacroPayload> {
    return run(applyMacro, input);
  }

  @Mutation(() => ApplyMacroToCasesPayload, {
    description:
      "Applies a macro to up to 100 cases, with a result for each: of each case all that it holds, or nothing.",
  })
  applyMacroToCases(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => ApplyMacroToCasesInput, { description: "The macro and the cases." })
    input: ApplyMacroToCasesInput,
  ): Promise<ApplyMacroToCasesPayload> {
    return run(applyMacroToCases, input);
  }

  @Mutation(() => DeleteMacroPayload, { description: "Removes a macro; what it wrote and did stays." })
  deleteMacro(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => DeleteMacroInput, { description: "The macro." }) input: DeleteMacroInput,
  ): Promise<DeleteMacroPayload> {
    return run(deleteMacro, input);
  }
}
