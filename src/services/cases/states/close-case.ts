import type { ClosingReason } from "../../../entities/cases/case-reasons";
import type { Case } from "../../../entities/cases/case.entity";
import type { Context } from "../../access/actor";
import { command } from "../../access/operations";
import { refuseMissing, requirementsAt } from "../fields/required-fields";
import { lockUnmergedCase, type CaseReference } from "../lock-case";
import { moveCase, stateAfter } from "./move-case";

export interface CloseCaseInput extends CaseReference {
  readonly reason: ClosingReason;
}

/** Ends a case. Nothing more is said on it, unless the staff reopen it. */
export const closeCase = command(
  { name: "case:close", permission: "case:write" },
  async (ctx: Context, input: CloseCaseInput): Promise<{ case: Case }> => {
    const move = { verb: "close", reason: input.reason } as const;
    const [held, requirements] = await Promise.all([
      lockUnmergedCase(ctx, input),
      requirementsAt(ctx, "CLOSING", [input.caseId]),
    ]);
    stateAfter(held, move);
    refuseMissing(requirements, held);
    return { case: moveCase(ctx, held, move) };
  },
);
