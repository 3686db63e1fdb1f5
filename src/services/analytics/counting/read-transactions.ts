import { sql } from "../../../kernel/database/sql";
import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import type { CountedTransaction } from "../facts/facts-of-transaction";

/** These transactions with all that they ever were. */
export function readCountedTransactions(
  ctx: Context,
  ids: readonly Uuid[],
): Promise<readonly CountedTransaction[]> {
  return ctx.db.rows<CountedTransaction>(sql`
    select t.id, t.kind, t.mode, t.state, t.rail, t.provider, t.decline_code as "declineCode", t.currency,
      t.amount_minor as "amountMinor", t.captured_minor as "capturedMinor", t.refunded_minor as "refundedMinor",
      t.occurred_at as "occurredAt", t.merged_into_id as "mergedIntoId",
      array(
        select distinct h.to_state
        from transaction_history h
        where ${ctx.inWorkspace("h")}
        and h.transaction_id = t.id) as states,
      exists (
        select
        from case_transactions ct
        where ${ctx.inWorkspace("ct")}
        and ct.transaction_id = t.id) as "hasCase"
    from transactions t
    where ${ctx.inWorkspace("t")}
    and t.id = any(${ids}::uuid[])`);
}
