import type { Transaction } from "../../../entities/payments/transaction.entity";
import { sql } from "../../../kernel/database/sql";
import type { Uuid } from "../../../kernel/ids";
import type { Batch } from "../../../kernel/reads";
import type { Context } from "../../access/actor";
import { query } from "../../access/operations";
import { readableTransactions } from "../transaction-policy";
import { declineCard, NO_OWN_TEXTS, type DeclineCard, type OwnTexts } from "./decline-card";
import { toldDecline } from "./find-decline";
import { ownTextsIn } from "./own-decline-texts";
import { customerLanguage } from "./customer-language";

export interface InLocale {
  /** BCP 47; English unless told. */
  readonly locale?: string | null;
}

type Declined = Pick<Transaction, "id" | "declineCode" | "networkDeclineCode" | "adviceCode"> & {
  readonly own: OwnTexts | null;
};

/** Why each of these transactions failed; nothing of those that did not. */
export const explainTransactions = query(
  { name: "transaction:explainDecline", permission: "transaction:read" },
  async (ctx: Context, { ids, args }: Batch<InLocale>): Promise<ReadonlyMap<Uuid, DeclineCard>> => {
    const language = customerLanguage(args.locale);
    const rows = await ctx.db.rows<Declined>(sql`
      select t.id as "id", t.decline_code as "declineCode", t.network_decline_code as "networkDeclineCode",
        t.advice_code as "adviceCode", ${ownTextsIn(ctx, language)} as "own"
      from transactions t
      where ${readableTransactions(ctx)}
      and t.id = any(${ids}::uuid[])
      and (
        t.state = 'FAILED'
        or t.state = 'CANCELLED' and (t.decline_code is not null or t.network_decline_code is not null))`);
    return new Map(rows.map((row) => [row.id, cardOf(row)]));

    function cardOf({ own, adviceCode, ...told }: Declined): DeclineCard {
      return declineCard(toldDecline(told), language, own ?? NO_OWN_TEXTS, adviceCode);
    }
  },
);
