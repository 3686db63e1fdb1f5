import type { Customer } from "../../entities/customers/customer.entity";
import type { Uuid } from "../../kernel/ids";
import type { Context } from "../access/actor";
import { command } from "../access/operations";
import { addIdentities, holdIdentities } from "./customer-identities";
import { identityForm, type IdentityInput } from "./identity-form";
import { lockStandingCustomer } from "./standing-customer";
import { reviseCustomer } from "./write-customer";

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
    const known = await lockStandingCustomer(ctx, customerId);
    const added = await addIdentities(ctx, known.id, [form], () => ["identity"]);
    return { customer: await reviseCustomer(ctx, known, {}, added > 0 ? ["identities"] : []) };
  },
);
