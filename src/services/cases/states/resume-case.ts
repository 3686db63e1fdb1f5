import type { ResumptionReason } from "../../../entities/cases/case-reasons";
import type { Case } from "../../../entities/cases/case.entity";
import type { Context } from "../../access/actor";
import { command } from "../../access/operations";
import { lockUnmergedCase, type CaseReference } from "../lock-case";
import { moveCase } from "./move-case";

export interface ResumeCaseInput extends CaseReference {
  readonly reason: ResumptionReason;
}

/** Ends a wait: the case is worked on again. */
export const resumeCase = command(
  { name: "case:resume", permission: "case:write" },
  async (ctx: Context, input: ResumeCaseInput): Promise<{ case: Case }> => ({
    case: moveCase(ctx, await lockUnmergedCase(ctx, input), { verb: "resume", reason: input.reason }),
  }),
);
