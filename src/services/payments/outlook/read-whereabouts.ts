import { Transaction } from "../../../entities/payments/transaction.entity";
import { sql } from "../../../kernel/database/sql";
import { columnsOf, table } from "../../../kernel/database/table";
import type { Uuid } from "../../../kernel/ids";
import type { Batch } from "../../../kernel/reads";
import type { Context } from "../../access/actor";
import { query } from "../../access/operations";
import { customerLanguage } from "../explain/customer-language";
import { readableTransactions } from "../transaction-policy";
import type { MoneyFacts } from "./money-facts";
import { whereabouts, type Whereabouts } from "./whereabouts";

const transactions = table(Transaction);

/** The columns that whereabouts follow from. */
const OWN = new Set<keyof Transaction>([
  "kind",
  "direction",
  "state",
  "rail",
  "currency",
  "traceNumber",
  "method",
  "onChain",
  "amountMinor",
  "occurredAt",
  "factsAt",
  "capturedMinor",
  "refundPendingMinor",
  "declineCode",
  "networkDeclineCode",
  "adviceCode",
]);

/** Where the money of each of these transactions is now. */
export const whereaboutsOfTransactions = query(
  { name: "transaction:whereabouts", permission: "transaction:read" },
  async (
    ctx: Context,
    { ids, args }: Batch<{ readonly locale?: string | null }>,
  ): Promise<ReadonlyMap<Uuid, Whereabouts>> => {
    const language = customerLanguage(args.locale);
    const rows = await ctx.db.rows<MoneyFacts & { readonly id: Uuid }>(sql`
      select ${columnsOf(transactions, "t", OWN)},
        step.from_state as "stepFrom", step.occurred_at as "stepAt",
        refund.made_at as "refundMadeAt", refund.facts ->> 'status' as "refundStatus"
      from transactions t
      left join lateral (
        select h.from_state, h.occurred_at
        from transaction_history h
        where ${ctx.inWorkspace("h")}
        and h.transaction_id = t.id
        and not h.late
        order by h.created_at desc, h.id desc
        limit 1
      ) step on true
      left join lateral (
        select p.made_at, p.facts
        from transaction_parts p
        where ${ctx.inWorkspace("p")}
        and p.transaction_id = t.id
        and p.kind = 'REFUND'
        order by p.made_at desc, p.provider_id desc
        limit 1
      ) refund on true
      where ${readableTransactions(ctx)}
      and t.id = any(${ids}::uuid[])`);
    return new Map(rows.map((row) => [row.id, whereabouts(row, ctx.now(), language)]));
  },
);
