import type { WaitingOn } from "../../../entities/cases/case-enums";
import type { WaitingReason } from "../../../entities/cases/case-reasons";
import type { Case } from "../../../entities/cases/case.entity";
import type { Context } from "../../access/actor";
import { command } from "../../access/operations";
import type { CaseVerb } from "./case-states";
import { lockUnmergedCase, type CaseReference } from "../lock-case";
import { moveCase } from "./move-case";

export interface MarkCaseWaitingInput extends CaseReference {
  readonly waitingOn: WaitingOn;
  readonly reason: WaitingReason;
}

export const WAITING_VERBS: Readonly<Record<WaitingOn, CaseVerb>> = {
  CUSTOMER: "waitOnCustomer",
  THIRD_PARTY: "waitOnThirdParty",
};

/** Lets a case rest until somebody else has acted. */
export const markCaseWaiting = command(
  { name: "case:wait", permission: "case:write" },
  async (ctx: Context, { waitingOn, reason, ...input }: MarkCaseWaitingInput): Promise<{ case: Case }> => ({
    case: moveCase(ctx, await lockUnmergedCase(ctx, input), { verb: WAITING_VERBS[waitingOn], reason }),
  }),
);
