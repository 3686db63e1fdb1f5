import type { Customer } from "../../entities/customers/customer.entity";
import type { Asking } from "../../kernel/database/database";
import { sql } from "../../kernel/database/sql";
import type { Uuid } from "../../kernel/ids";
import type { Context, CustomerActor } from "../access/actor";
import type { CustomerClaims } from "../access/customer-token";
import { PERMISSIONS_OF_CUSTOMER, PERMISSIONS_OF_VIEW } from "../access/permissions";

/** The customer behind a token; null when there is none, or the token was revoked since it was minted. */
export async function customerActor(
  ctx: Omit<Context, "actor">,
  { customerId, mintedAt }: CustomerClaims,
): Promise<CustomerActor | null> {
  const customer = await ctx.db.ask(CUSTOMERS, { ctx, customerId });
  if (!customer) return null;
  const { tokensValidAfter } = customer;
  if (tokensValidAfter !== null && mintedAt <= tokensValidAfter) return null;
  const permissions = customer.blockedAt === null ? PERMISSIONS_OF_CUSTOMER : PERMISSIONS_OF_VIEW;
  return { kind: "customer", id: customer.id, permissions };
}

type Found = Pick<Customer, "id" | "tokensValidAfter" | "blockedAt">;

interface Asked {
  readonly ctx: Omit<Context, "actor">;
  readonly customerId: Uuid;
}

const CUSTOMERS: Asking<Asked, Found | null> = {
  read: async (db, asked) => {
    const [{ ctx }] = asked as readonly [Asked];
    const customers = await db.rows<Found>(sql`
      select id, tokens_valid_after as "tokensValidAfter", blocked_at as "blockedAt"
      from customers
      where ${ctx.inWorkspace()}
      and id = any(${asked.map(({ customerId }) => customerId)}::uuid[])
      and merged_into_id is null`);
    const found = new Map(customers.map((customer) => [customer.id, customer]));
    return asked.map(({ customerId }) => found.get(customerId) ?? null);
  },
};
