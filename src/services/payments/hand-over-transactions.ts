import { sql, type Sql } from "../../kernel/database/sql";
import { LimitError } from "../../kernel/errors";
import type { Uuid } from "../../kernel/ids";
import type { Context } from "../access/actor";

/** They move in one statement, which has to end within the time of a request. */
const MOST_TRANSACTIONS = 10_000;

/** In all transactions one customer takes the place of another, whichever party it is; tells in how many. */
export async function handOverTransactions(ctx: Context, from: Uuid, to: Uuid): Promise<number> {
  const held = await ctx.db.rows<{ id: Uuid }>(sql`
    select t.id
    from transactions t
    where ${ctx.inWorkspace("t")}
    and t.id in (${transactionsOf(ctx, from)})
    order by t.id
    limit ${MOST_TRANSACTIONS + 1}
    for no key update`);
  if (held.length === 0) return 0;
  if (held.length > MOST_TRANSACTIONS)
    throw new LimitError(`A customer of more than ${MOST_TRANSACTIONS} transactions cannot be merged.`);
  ctx.db.write(sql`
    update transactions
    set payer_customer_id = case when payer_customer_id = ${from} then ${to} else payer_customer_id end,
      payee_customer_id = case when payee_customer_id = ${from} then ${to} else payee_customer_id end,
      merchant_customer_id = case when merchant_customer_id = ${from} then ${to} else merchant_customer_id end
    where ${ctx.inWorkspace()}
    and id = any(${held.map(({ id }) => id)}::uuid[])`);
  return held.length;
}

function transactionsOf({ inWorkspace }: Context, customerId: Uuid): Sql {
  return sql`
      select p.id from transactions p where ${inWorkspace("p")} and p.payer_customer_id = ${customerId}
      union all
      select p.id from transactions p where ${inWorkspace("p")} and p.payee_customer_id = ${customerId}
      union all
      select p.id from transactions p where ${inWorkspace("p")} and p.merchant_customer_id = ${customerId}`;
}
