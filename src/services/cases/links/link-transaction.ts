import type { Case } from "../../../entities/cases/case.entity";
import { LimitError } from "../../../kernel/errors";
import { publicId, type Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { command } from "../../access/operations";
import { linkableTransaction, linkInsertion, linksOf, MAX_LINKS } from "./case-links";
import { lockCase, type CaseReference } from "../lock-case";
import { stepCase } from "../step-case";

export interface LinkTransactionInput extends CaseReference {
  readonly transactionId: Uuid;
}

/** Says that a case is about a transaction; once said, saying it again is no news. */
export const linkTransaction = command(
  { name: "case:linkTransaction", permission: "case:write" },
  async (ctx: Context, input: LinkTransactionInput): Promise<{ case: Case }> => {
    const held = await lockCase(ctx, input);
    const { id: transactionId } = await linkableTransaction(ctx, input.transactionId);
    const { count, isLinked } = await linksOf(ctx, held.id, transactionId);
    if (isLinked) return { case: held };
    if (count >= MAX_LINKS) throw new LimitError(`A case is about ${MAX_LINKS} transactions at most.`);
    const linked = stepCase(ctx, held, {
      change: {},
      entries: [{ kind: "TRANSACTION_LINKED", transactionId }],
      event: {
        type: "case.transaction_linked",
        payload: { caseId: publicId("case", held.id), transactionId: publicId("txn", transactionId) },
      },
      insertion: linkInsertion(ctx, held.id, [transactionId]),
    });
    return { case: linked };
  },
);
