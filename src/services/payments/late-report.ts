import type { TransactionState } from "../../entities/payments/transaction-enums";
import type { Transaction } from "../../entities/payments/transaction.entity";
import { firstRow } from "../../kernel/database/database";
import { sql } from "../../kernel/database/sql";
import type { Context } from "../access/actor";
import { addHistory, type ChangeSource } from "./transaction-history";

/** Notes once what somebody tells of a moment that newer facts have overtaken. */
export async function addLateReport(
  ctx: Context,
  transaction: Transaction,
  state: TransactionState | null,
  source: ChangeSource,
): Promise<void> {
  if (state === null) return;
  const noted = await firstRow(
    ctx.db,
    sql`
    select 1
    from transaction_history h
    where ${ctx.inWorkspace("h")}
    and h.transaction_id = ${transaction.id}
    and h.to_state = ${state}
    and h.occurred_at = ${source.occurredAt}
    limit 1`,
  );
  if (!noted)
    await addHistory(ctx, transaction, [{ from: null, to: state, inferred: false, late: true }], source);
}
