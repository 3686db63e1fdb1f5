import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { commandOfCommands } from "../../access/operations";
import { resultOf, type ChangedCase } from "../change-cases";
import { lockCases } from "../merging/lock-cases";
import { applyTo, WHILE_APPLIED } from "./apply-macro";
import { usableMacro } from "./read-macros";

export interface ApplyMacroToCasesInput {
  readonly macroId: Uuid;
  readonly caseIds: readonly Uuid[];
  readonly language?: string | null;
}

/** One macro on several cases: of each, all of it or nothing. One that is refused leaves the others as they are. */
export const applyMacroToCases = commandOfCommands(
  { name: "macro:applyToMany", permission: "case:write" },
  async (
    ctx: Context,
    { macroId, caseIds, language = null }: ApplyMacroToCasesInput,
  ): Promise<{ readonly results: readonly ChangedCase[] }> => {
    const [macro, locked] = await Promise.all([
      usableMacro(ctx, macroId, WHILE_APPLIED),
      lockCases(ctx, caseIds),
    ]);
    const results = new Map<Uuid, ChangedCase>();
    for (const id of new Set(caseIds))
      results.set(
        id,
        await resultOf(
          ctx,
          { caseIds, id },
          locked.get(id),
          async (held) => (await applyTo(ctx, macro, held, { language })).case,
        ),
      );
    return { results: caseIds.flatMap((id) => results.get(id) ?? []) };
  },
);
