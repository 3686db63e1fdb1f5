import type { Customer } from "../../entities/customers/customer.entity";
import type { Context } from "../access/actor";
import { command } from "../access/operations";
import type { CustomerFacts } from "./customer-facts";
import { holdIdentities } from "./customer-identities";
import { identityForms, type IdentityInput } from "./identity-form";
import { insertCustomer } from "./write-customer";

export interface CreateCustomerInput extends CustomerFacts {
  readonly identities?: readonly IdentityInput[] | null;
}

/** A new customer each time; whoever has an id of its own for it is better served by `upsertCustomer`. */
export const createCustomer = command(
  { name: "customer:create", permission: "customer:write", exact: ["identities"] },
  async (ctx: Context, input: CreateCustomerInput): Promise<{ readonly customer: Customer }> => {
    const forms = identityForms(input.identities ?? [], ["identities"]);
    await holdIdentities(ctx, forms);
    return { customer: await insertCustomer(ctx, input, forms) };
  },
);
