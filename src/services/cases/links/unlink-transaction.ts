import type { Case } from "../../../entities/cases/case.entity";
import { publicId } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { command } from "../../access/operations";
import { deleteLinks, linkableTransaction } from "./case-links";
import type { LinkTransactionInput } from "./link-transaction";
import { lockCase } from "../lock-case";
import { stepCase } from "../step-case";

/** Says that a case is not about a transaction after all; of one it is not about, that is no news. */
export const unlinkTransaction = command(
  { name: "case:unlinkTransaction", permission: "case:write" },
  async (ctx: Context, input: LinkTransactionInput): Promise<{ case: Case }> => {
    const held = await lockCase(ctx, input);
    const { id: transactionId } = await linkableTransaction(ctx, input.transactionId);
    if ((await deleteLinks(ctx, held.id, transactionId)) === 0) return { case: held };
    const unlinked = stepCase(ctx, held, {
      change: {},
      entries: [{ kind: "TRANSACTION_UNLINKED", transactionId }],
      event: {
        type: "case.transaction_unlinked",
        payload: { caseId: publicId("case", held.id), transactionId: publicId("txn", transactionId) },
      },
    });
    return { case: unlinked };
  },
);
