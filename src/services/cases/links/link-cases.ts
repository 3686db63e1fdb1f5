import type { CaseLinkKind } from "../../../entities/cases/case-relation-enums";
import type { Case } from "../../../entities/cases/case.entity";
import { InvalidError } from "../../../kernel/errors";
import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { command } from "../../access/operations";
import { holdLinks, isLinked, link, linkOf } from "./case-relations";
import type { CaseReference } from "../lock-case";
import { lockTwoCases } from "../merging/lock-cases";

/** `caseId` is to be, or not to be, `kind` `otherCaseId`. */
export interface LinkCasesInput extends CaseReference {
  readonly otherCaseId: Uuid;
  readonly kind: CaseLinkKind;
}

/** Says what one case is to another; once said, saying it again is no news. */
export const linkCases = command(
  { name: "case:link", permission: "case:write" },
  async (ctx: Context, input: LinkCasesInput): Promise<{ case: Case }> => {
    holdLinks(ctx, input.kind);
    const [held, other] = await lockTwo(ctx, input);
    if (await isLinked(ctx, linkOf(held.id, other.id, input.kind))) return { case: held };
    return { case: link(ctx, held, other, input.kind) };
  },
);

/** Holds both cases; refuses one and the same. */
export async function lockTwo(
  ctx: Context,
  { caseId, otherCaseId, expectedVersion }: LinkCasesInput,
): Promise<readonly [held: Case, other: Case]> {
  if (caseId === otherCaseId) throw new InvalidError("otherCaseId", "A case cannot be linked to itself.");
  return lockTwoCases(
    ctx,
    { id: caseId, field: "caseId", expectedVersion },
    { id: otherCaseId, field: "otherCaseId" },
  );
}
