import { sql, type Sql } from "../../kernel/database/sql";
import type { Context } from "../access/actor";

/**
 * The transactions `t` that the caller may see: staff see all of the workspace, a customer those in which it
 * has a part. A row that was merged into another is seen through that other one only.
 */
export function visibleTransactions({ actor, inWorkspace }: Context): Sql {
  const standing = sql`${inWorkspace("t")} and t.merged_into_id is null`;
  if (actor.kind !== "customer") return standing;
  return sql`${standing} and ${hasParty(sql`${actor.id}`)}`;
}

/** That the customer is payer, payee or merchant of `t`. */
export function hasParty(customerId: Sql): Sql {
  return sql`(t.payer_customer_id = ${customerId} or t.payee_customer_id = ${customerId} or t.merchant_customer_id = ${customerId})`;
}
