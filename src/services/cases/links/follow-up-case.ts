import { CaseState, type CaseKind } from "../../../entities/cases/case-enums";
import { CaseLinkKind } from "../../../entities/cases/case-relation-enums";
import type { Case } from "../../../entities/cases/case.entity";
import type { Channel } from "../../../entities/customers/customer-enums";
import { InvalidError } from "../../../kernel/errors";
import type { Redaction } from "../../../kernel/firewall/redaction";
import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { commandOfCommands } from "../../access/operations";
import { CaseNotClosedError } from "../case-refusals";
import { isLinked, link, linkOf } from "./case-relations";
import { lockCase } from "../lock-case";
import { refuseMerged } from "../merging/refuse-merged";
import { openCase } from "../open-case";
import { transactionsOfCases } from "./read-links";

export interface FollowUpCaseInput {
  /** The closed case. */
  readonly caseId: Uuid;
  /** "Re:" and the closed case's, unless told. */
  readonly subject?: string | null;
  /** As the closed case's, unless told. */
  readonly kind?: CaseKind | null;
  readonly channel?: Channel | null;
  /** The customer's first message. */
  readonly body?: string | null;
}

/** Opens a new case where a closed one left off: of the same customer, about the same transactions, and linked to it. */
export const followUpCase = commandOfCommands(
  { name: "case:followUp", permission: "case:open" },
  async (
    ctx: Context,
    { caseId, subject, kind, ...input }: FollowUpCaseInput,
  ): Promise<{ case: Case; redactions: readonly Redaction[] }> => {
    const closed = await lockCase(ctx, { caseId });
    if (ctx.actor.kind === "customer" && ctx.actor.id !== closed.customerId)
      throw new InvalidError("caseId", "Only the customer whose case it is may follow it up.");
    await refuseMerged(ctx, closed);
    if (closed.state !== CaseState.CLOSED) throw new CaseNotClosedError(closed.state);
    const [transactions] = await Promise.all([
      transactionsOfCases.body(ctx, { ids: [caseId], args: null, wanted: new Set(["id"]) }),
      isLinked(ctx, linkOf(ctx.newId(), caseId, CaseLinkKind.FOLLOW_UP_OF)),
    ]);
    const opened = await openCase.body(ctx, {
      ...input,
      isFollowUp: true,
      customerId: closed.customerId,
      subject: subject ?? goingOn(closed.subject),
      kind: kind ?? closed.kind,
      transactionIds: (transactions.get(caseId) ?? []).map(({ id }) => id),
    });
    return { ...opened, case: link(ctx, opened.case, closed, CaseLinkKind.FOLLOW_UP_OF) };
  },
);

const MOST_CHARACTERS = 300;

/** Two cases of one subject cannot be told apart in a list; "Re:" is understood in any language. */
function goingOn(subject: string): string {
  const own = /^re:/i.test(subject) ? subject : `Re: ${subject}`;
  return [...own].slice(0, MOST_CHARACTERS).join("");
}
