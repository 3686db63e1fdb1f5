import type { ResolutionReason } from "../../../entities/cases/case-reasons";
import type { Case } from "../../../entities/cases/case.entity";
import type { Context } from "../../access/actor";
import { command } from "../../access/operations";
import { refuseMissing, requirementsAt } from "../fields/required-fields";
import { lockUnmergedCase, type CaseReference } from "../lock-case";
import { moveCase, stateAfter } from "./move-case";

export interface ResolveCaseInput extends CaseReference {
  readonly reason: ResolutionReason;
}

/** Settles a case. The customer may still object: a reply reopens it. */
export const resolveCase = command(
  { name: "case:resolve", permission: "case:write" },
  async (ctx: Context, input: ResolveCaseInput): Promise<{ case: Case }> => {
    const move = { verb: "resolve", reason: input.reason } as const;
    const [held, requirements] = await Promise.all([
      lockUnmergedCase(ctx, input),
      requirementsAt(ctx, "RESOLUTION", [input.caseId]),
    ]);
    stateAfter(held, move);
    refuseMissing(requirements, held);
    return { case: moveCase(ctx, held, move) };
  },
);
