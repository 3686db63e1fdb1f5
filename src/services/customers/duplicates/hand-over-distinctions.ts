import { sql } from "../../../kernel/database/sql";
import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";

/** Whom the merged customer is not, the one that stands is not either, but for that one itself. */
export function handOverDistinctions(ctx: Context, from: Uuid, to: Uuid): void {
  ctx.db.write(sql`
    with gone as (
      delete from customer_distinctions
      where ${ctx.inWorkspace()}
      and (customer_id = ${from} or other_customer_id = ${from})
      returning *)
    insert into customer_distinctions (workspace_id, id, created_at, customer_id, other_customer_id)
    select workspace_id, id, created_at,
      case when customer_id = ${from} then ${to}::uuid else customer_id end,
      case when other_customer_id = ${from} then ${to}::uuid else other_customer_id end
    from gone
    where customer_id <> ${to}
    and other_customer_id <> ${to}
    on conflict do nothing`);
}
