import { CustomerTag } from "../../entities/customers/customer-tag.entity";
import { sql, type Sql } from "../../kernel/database/sql";
import { insertRows } from "../../kernel/database/store";
import { table } from "../../kernel/database/table";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { Context } from "../access/actor";

const customerTags = table(CustomerTag);

/** Makes the rows by which customers are found say the same as the customer's own list of tags. */
export async function indexTags(ctx: Context, customerId: Uuid, tags: readonly SafeText[]): Promise<void> {
  await ctx.db.rows(sql`
    delete from customer_tags
    where ${ctx.inWorkspace()}
    and customer_id = ${customerId}
    and tag <> all(${tags}::text[])`);
  const rows = tags.map((tag) => ({ id: ctx.newId(), customerId, tag }));
  await insertRows(ctx, customerTags, rows, sql`on conflict do nothing`);
}

/** Selects the ids of the customers that have the tag. */
export function customersWithTag({ inWorkspace }: Context, tag: SafeText): Sql {
  return sql`
    select t.customer_id
    from customer_tags t
    where ${inWorkspace("t")}
    and t.tag = ${tag}`;
}
