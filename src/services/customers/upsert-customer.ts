import { IdentityKind } from "../../entities/customers/customer-enums";
import type { Customer } from "../../entities/customers/customer.entity";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Context } from "../access/actor";
import { command } from "../access/operations";
import type { CustomerFacts } from "./customer-facts";
import { addIdentities, holdIdentities, ownerOfIdentity } from "./customer-identities";
import { identityForm, identityForms, type IdentityInput } from "./identity-form";
import { lockStandingCustomer } from "./standing-customer";
import { insertCustomer, reviseCustomer } from "./write-customer";

export interface UpsertCustomerInput extends CustomerFacts {
  /** The customer's id in a system of the workspace's; the same id always means the same customer. */
  readonly externalId: { readonly source: SafeText; readonly id: SafeText };
  /** Added to those the customer has. */
  readonly identities?: readonly IdentityInput[] | null;
}

export interface UpsertedCustomer {
  readonly customer: Customer;
  readonly created: boolean;
}

/** Creates the customer of this external id, or brings it up to date; the same input twice changes nothing. */
export const upsertCustomer = command(
  { name: "customer:upsert", permission: "customer:write", exact: ["externalId", "identities"] },
  async (ctx: Context, input: UpsertCustomerInput): Promise<UpsertedCustomer> => {
    const { source, id } = input.externalId;
    const key = identityForm({ kind: IdentityKind.EXTERNAL, source, value: id }, ["externalId"]);
    const others = identityForms(input.identities ?? [], ["identities"]);
    await holdIdentities(ctx, [key, ...others]);
    const owner = await ownerOfIdentity(ctx, key);
    if (owner === null)
      return { customer: await insertCustomer(ctx, input, [...others, key]), created: true };
    const known = await lockStandingCustomer(ctx, owner);
    const added = await addIdentities(ctx, known.id, others, (index) => ["identities", String(index)]);
    const customer = await reviseCustomer(ctx, known, input, added > 0 ? ["identities"] : []);
    return { customer, created: false };
  },
);
