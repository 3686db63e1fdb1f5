import type { Customer } from "../../entities/customers/customer.entity";
import { firstRow } from "../../kernel/database/database";
import { sql } from "../../kernel/database/sql";
import type { Context, CustomerActor } from "../access/actor";
import type { CustomerClaims } from "../access/customer-token";
import { PERMISSIONS_OF_CUSTOMER } from "../access/permissions";

/** The customer behind a token; null when there is none, or the token was revoked since it was minted. */
export async function customerActor(
  ctx: Omit<Context, "actor">,
  { customerId, mintedAt }: CustomerClaims,
): Promise<CustomerActor | null> {
  const customer = await firstRow<Pick<Customer, "id" | "tokensValidAfter">>(
    ctx.db,
    sql`
    select id, tokens_valid_after as "tokensValidAfter"
    from customers
    where ${ctx.inWorkspace()}
    and id = ${customerId}
    and merged_into_id is null`,
  );
  if (!customer) return null;
  const { tokensValidAfter } = customer;
  if (tokensValidAfter !== null && mintedAt <= tokensValidAfter) return null;
  return { kind: "customer", id: customer.id, permissions: PERMISSIONS_OF_CUSTOMER };
}
