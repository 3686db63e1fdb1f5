import { Customer } from "../../entities/customers/customer.entity";
import { findRow } from "../../kernel/database/store";
import { table } from "../../kernel/database/table";
import type { Context, CustomerActor } from "../access/actor";
import type { CustomerClaims } from "../access/customer-token";
import { PERMISSIONS_OF_CUSTOMER } from "../access/permissions";

const customers = table(Customer);

/** The customer behind a token; null when there is none, or the token was revoked since it was minted. */
export async function customerActor(
  ctx: Omit<Context, "actor">,
  { customerId, mintedAt }: CustomerClaims,
): Promise<CustomerActor | null> {
  const customer = await findRow(ctx, customers, customerId);
  if (!customer) return null;
  const { tokensValidAfter } = customer;
  if (tokensValidAfter !== null && mintedAt <= tokensValidAfter) return null;
  return { kind: "customer", id: customer.id, permissions: PERMISSIONS_OF_CUSTOMER };
}
