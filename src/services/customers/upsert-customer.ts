import { CustomerKind, IdentityKind } from "../../entities/customers/customer-enums";
import { Customer } from "../../entities/customers/customer.entity";
import { insertRow, lockRow, updateRow } from "../../kernel/database/store";
import { table } from "../../kernel/database/table";
import { publicId } from "../../kernel/ids";
import type { Context } from "../access/actor";
import { command } from "../access/operations";
import { recordEvent } from "../events/record-event";
import "./customer-events";
import { changedFacts, factColumns, type CustomerFacts } from "./customer-facts";
import { addIdentities, holdIdentities, ownerOfIdentity } from "./customer-identities";
import { identityForm, type IdentityForm, type IdentityInput } from "./identity-form";

const customers = table(Customer);

export interface UpsertCustomerInput extends CustomerFacts {
  /** The customer's id in a system of the workspace's; the same id always means the same customer. */
  readonly externalId: { readonly source: string; readonly id: string };
  /** Added to those the customer has. */
  readonly identities?: readonly IdentityInput[] | null;
}

export interface UpsertedCustomer {
  readonly customer: Customer;
  readonly created: boolean;
}

/** Creates the customer of this external id, or brings it up to date; the same input twice changes nothing. */
export const upsertCustomer = command(
  { name: "customer:upsert", permission: "customer:write" },
  async (ctx: Context, input: UpsertCustomerInput): Promise<UpsertedCustomer> => {
    const { source, id } = input.externalId;
    const key = identityForm({ kind: IdentityKind.EXTERNAL, source, value: id }, ["externalId"]);
    const others = (input.identities ?? []).map((identity, index) =>
      identityForm(identity, ["identities", String(index)]),
    );
    await holdIdentities(ctx, [key, ...others]);
    const owner = await ownerOfIdentity(ctx, key);
    if (owner === null)
      return { customer: await createCustomer(ctx, input, [...others, key]), created: true };
    const known = await lockRow(ctx, customers, "customer", owner);
    return { customer: await reviseCustomer(ctx, known, input, others), created: false };
  },
);

async function createCustomer(
  ctx: Context,
  facts: CustomerFacts,
  identities: readonly IdentityForm[],
): Promise<Customer> {
  const defaults = { kind: CustomerKind.CONSUMER, tags: [], attributes: {}, consentedChannels: [] };
  const customer = await insertRow(ctx, customers, { id: ctx.newId(), ...defaults, ...factColumns(facts) });
  await addIdentities(ctx, customer.id, identities, "identities");
  await recordEvent(ctx, "customer.created", aggregateOf(customer), {
    customerId: publicId("cust", customer.id),
    kind: customer.kind,
  });
  return customer;
}

/** Leaves the version as it is when there is nothing to change, so that a repetition is no news. */
async function reviseCustomer(
  ctx: Context,
  known: Customer,
  facts: CustomerFacts,
  identities: readonly IdentityForm[],
): Promise<Customer> {
  const columns = factColumns(facts);
  const added = await addIdentities(ctx, known.id, identities, "identities");
  const changed = [...changedFacts(known, columns), ...(added > 0 ? ["identities"] : [])];
  if (changed.length === 0) return known;
  const customer = await updateRow(ctx, customers, known.id, columns);
  await recordEvent(ctx, "customer.updated", aggregateOf(customer), {
    customerId: publicId("cust", customer.id),
    changed,
  });
  return customer;
}

function aggregateOf({ id, version }: Customer): { type: string; id: string; version: number } {
  return { type: "customer", id, version };
}
