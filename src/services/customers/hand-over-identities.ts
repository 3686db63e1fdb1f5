import type { Customer } from "../../entities/customers/customer.entity";
import { firstRow } from "../../kernel/database/database";
import { sql } from "../../kernel/database/sql";
import { LimitError } from "../../kernel/errors";
import type { Context } from "../access/actor";
import { MAX_IDENTITIES } from "./customer-identities";

/** Whoever knew the merged customer by an identity finds the standing one. Both are held. */
export async function handOverIdentities(
  ctx: Context,
  merged: Customer,
  standing: Customer,
): Promise<number> {
  const [from, to] = [merged.id, standing.id];
  const counted = await firstRow<{ both: number; moved: number }>(
    ctx.db,
    sql`
    select count(*)::int as both, count(*) filter (where customer_id = ${from})::int as moved
    from customer_identities
    where ${ctx.inWorkspace()}
    and customer_id = any(${[from, to]}::uuid[])`,
  );
  const { both = 0, moved = 0 } = counted ?? {};
  if (both > MAX_IDENTITIES)
    throw new LimitError(
      `Together they have ${both} identities, and a customer has ${MAX_IDENTITIES} at most: remove some first.`,
    );
  ctx.db.write(sql`
    update customer_identities
    set customer_id = ${to}
    where ${ctx.inWorkspace()}
    and customer_id = ${from}`);
  // Nobody is to be found by the tags of a trace; its own row still tells them.
  ctx.db.write(sql`delete from customer_tags where ${ctx.inWorkspace()} and customer_id = ${from}`);
  // One step from any trace to the customer that stands.
  ctx.db.write(sql`
    update customers
    set merged_into_id = ${to}
    where ${ctx.inWorkspace()}
    and merged_into_id = ${from}`);
  return moved;
}
