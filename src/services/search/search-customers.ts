import { SearchMatch } from "../../entities/search/search-enums";
import { sql } from "../../kernel/database/sql";
import type { Uuid } from "../../kernel/ids";
import { isStaff, type Context } from "../access/actor";
import { visibleCustomers } from "../customers/customer-policy";
import type { ReadQuery } from "./read-query";
import { exactHit, type SearchHit } from "./search-hit";

interface LikeCustomer {
  readonly id: Uuid;
  readonly likeness: number;
  readonly isByIdentity: boolean;
}

/** A name that is written the same may still be another's. */
const WORTH_OF_LIKENESS = 0.95;

/** The customers that the query may mean: by id, by name and by any identity, a letter or two off. */
export async function searchCustomers(ctx: Context, query: ReadQuery): Promise<readonly SearchHit[]> {
  // A customer knows but one customer.
  if (!isStaff(ctx.actor)) return [];
  const { publicId, text, phone } = query;
  if (publicId) return publicId.prefix === "cust" ? byId(ctx, publicId.uuid) : [];
  if (text === "") return [];
  const rows = await ctx.db.rows<LikeCustomer>(sql`
    select c.id, h.likeness, h.identity_id is not null as "isByIdentity"
    from search_customers(${phone ?? text}) h
    join customers c on ${visibleCustomers(ctx)} and c.id = h.customer_id and c.merged_into_id is null
    order by h.likeness desc, c.id desc`);
  return rows.map(({ id, likeness, isByIdentity }) =>
    exactHit(
      "CUSTOMER",
      id,
      isByIdentity ? SearchMatch.IDENTITY : SearchMatch.NAME,
      likeness * WORTH_OF_LIKENESS,
    ),
  );
}

async function byId(ctx: Context, uuid: Uuid): Promise<readonly SearchHit[]> {
  const rows = await ctx.db.rows<{ readonly id: Uuid }>(
    sql`select c.id from customers c where ${visibleCustomers(ctx)} and c.id = ${uuid}`,
  );
  return rows.map(({ id }) => exactHit("CUSTOMER", id, SearchMatch.ID));
}
