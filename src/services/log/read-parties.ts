import { sql } from "../../kernel/database/sql";
import type { Uuid } from "../../kernel/ids";
import type { Context } from "../access/actor";
import { query } from "../access/operations";

/** The customers that may see any of these cases and transactions as their own. */
export const readParties = query(
  { name: "event:parties", permission: "event:read" },
  async (ctx: Context, { ids }: { readonly ids: readonly Uuid[] }): Promise<ReadonlySet<Uuid>> => {
    const rows = await ctx.db.rows<{ readonly id: Uuid }>(sql`
      select c.customer_id as id
      from cases c
      where ${ctx.inWorkspace("c")}
      and c.id = any(${ids}::uuid[])
      union
      select p.customer_id
      from case_participants p
      where ${ctx.inWorkspace("p")}
      and p.case_id = any(${ids}::uuid[])
      union
      select party.id
      from transactions t
      cross join lateral (values (t.payer_customer_id), (t.payee_customer_id), (t.merchant_customer_id)) party(id)
      where ${ctx.inWorkspace("t")}
      and t.id = any(${ids}::uuid[])
      and party.id is not null`);
    return new Set(rows.map(({ id }) => id));
  },
);
