import { Customer } from "../../entities/customers/customer.entity";
import { lockRow } from "../../kernel/database/store";
import { table } from "../../kernel/database/table";
import type { Uuid } from "../../kernel/ids";
import type { Context } from "../access/actor";
import { command } from "../access/operations";
import { addIdentities, holdIdentities } from "./customer-identities";
import { identityForm, type IdentityInput } from "./identity-form";
import { reviseCustomer } from "./write-customer";

const customers = table(Customer);

export interface AddCustomerIdentityInput {
  readonly customerId: Uuid;
  readonly identity: IdentityInput;
}

/** One more way to recognise the customer; one that it has already changes nothing. */
export const addCustomerIdentity = command(
  { name: "customer:addIdentity", permission: "customer:write", exact: ["identity"] },
  async (
    ctx: Context,
    { customerId, identity }: AddCustomerIdentityInput,
  ): Promise<{ readonly customer: Customer }> => {
    const form = identityForm(identity, ["identity"]);
    // Before the customer is locked, as everywhere: the other order could deadlock with an upsert.
    await holdIdentities(ctx, [form]);
    const known = await lockRow(ctx, customers, "customer", customerId);
    const added = await addIdentities(ctx, customerId, [form], () => ["identity"]);
    return { customer: await reviseCustomer(ctx, known, {}, added > 0 ? ["identities"] : []) };
  },
);
