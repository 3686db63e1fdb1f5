import { sql } from "../../kernel/database/sql";
import type { Uuid } from "../../kernel/ids";
import type { Context } from "../access/actor";
import { query } from "../access/operations";
import { visibleCases } from "./case-policy";

interface Link {
  readonly caseId: Uuid;
  readonly transactionId: Uuid;
}

/** The ids of the transactions that each of these cases is about, each once, in the order of linking. */
export const linkedTransactionIds = query(
  { name: "case:linkedTransactions", permission: "case:read" },
  async (
    ctx: Context,
    { ids }: { readonly ids: readonly Uuid[] },
  ): Promise<ReadonlyMap<Uuid, readonly Uuid[]>> => {
    const rows = await ctx.db.rows<Link>(sql`
      select ct.case_id as "caseId", coalesce(t.merged_into_id, t.id) as "transactionId"
      from case_transactions ct
      join cases c on c.workspace_id = ct.workspace_id and c.id = ct.case_id
      join transactions t on t.workspace_id = ct.workspace_id and t.id = ct.transaction_id
      where ${visibleCases(ctx)}
      and ct.case_id = any(${ids}::uuid[])
      group by ct.case_id, coalesce(t.merged_into_id, t.id)
      order by min(ct.created_at), "transactionId"`);
    const byCase = new Map<Uuid, Uuid[]>(ids.map((id) => [id, []]));
    for (const { caseId, transactionId } of rows) byCase.get(caseId)?.push(transactionId);
    return byCase;
  },
);
