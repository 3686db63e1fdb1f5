import type { ResolutionReason } from "../../entities/cases/case-reasons";
import type { Case } from "../../entities/cases/case.entity";
import type { Context } from "../access/actor";
import { command } from "../access/operations";
import { lockCase, type CaseReference } from "./lock-case";
import { moveCase } from "./move-case";

export interface ResolveCaseInput extends CaseReference {
  readonly reason: ResolutionReason;
}

/** Settles a case. The customer may still object: a reply reopens it. */
export const resolveCase = command(
  { name: "case:resolve", permission: "case:write" },
  async (ctx: Context, input: ResolveCaseInput): Promise<{ case: Case }> => ({
    case: moveCase(ctx, await lockCase(ctx, input), { verb: "resolve", reason: input.reason }),
  }),
);
