import type { Context } from "../src/services/access/actor";
import { upsertCustomer } from "../src/services/customers/upsert-customer";
import { CUSTOMERS } from "./customers";

/** Fills an empty workspace with a small, believable payment company. */
export async function populate(ctx: Context): Promise<void> {
  for (const customer of CUSTOMERS) await upsertCustomer.body(ctx, customer);
}
