import { sql } from "../../../kernel/database/sql";
import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import type { Circumstances } from "../engine/case-step";

/** What policies ask of things outside these cases, as it is now. */
export async function circumstancesOf(
  ctx: Context,
  caseIds: readonly Uuid[],
): Promise<ReadonlyMap<Uuid, Circumstances>> {
  const rows = await ctx.db.rows<Circumstances & { readonly id: Uuid }>(sql`
    select c.id, k.kind as "customerKind", k.tier as "customerTier", array(
      select jsonb_build_object(
        'amountMinor', t.amount_minor::text, 'currency', t.currency, 'rail', t.rail, 'riskLevel', t.risk_level)
      from case_transactions l
      join transactions t on t.workspace_id = l.workspace_id and t.id = l.transaction_id
      where ${ctx.inWorkspace("l")}
      and l.case_id = c.id
      order by t.id) as transactions
    from cases c
    join customers k on k.workspace_id = c.workspace_id and k.id = c.customer_id
    where ${ctx.inWorkspace("c")}
    and c.id = any(${caseIds}::uuid[])`);
  return new Map(rows.map(({ id, ...circumstances }) => [id, circumstances]));
}
