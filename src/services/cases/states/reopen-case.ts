import type { ReopeningReason } from "../../../entities/cases/case-reasons";
import type { Case } from "../../../entities/cases/case.entity";
import type { Context } from "../../access/actor";
import { command } from "../../access/operations";
import { lockUnmergedCase, type CaseReference } from "../lock-case";
import { moveCase } from "./move-case";

export interface ReopenCaseInput extends CaseReference {
  readonly reason: ReopeningReason;
}

/** Takes up a resolved or closed case again. */
export const reopenCase = command(
  { name: "case:reopen", permission: "case:write" },
  async (ctx: Context, input: ReopenCaseInput): Promise<{ case: Case }> => ({
    case: moveCase(ctx, await lockUnmergedCase(ctx, input), { verb: "reopen", reason: input.reason }),
  }),
);
