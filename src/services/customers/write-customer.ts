import { CustomerKind } from "../../entities/customers/customer-enums";
import { Customer } from "../../entities/customers/customer.entity";
import { insertRow, updateRow } from "../../kernel/database/store";
import { table } from "../../kernel/database/table";
import { safeJson } from "../../kernel/firewall/admit";
import { publicId } from "../../kernel/ids";
import type { Context } from "../access/actor";
import { recordEvent, type Aggregate } from "../events/record-event";
import "./customer-events";
import { changedFacts, factColumns, type CustomerFacts } from "./customer-facts";
import { addIdentities } from "./customer-identities";
import { indexTags } from "./customer-tags";
import type { IdentityForm } from "./identity-form";

const customers = table(Customer);

/** A new customer with these identities, which the caller holds. */
export async function insertCustomer(
  ctx: Context,
  facts: CustomerFacts,
  identities: readonly IdentityForm[],
): Promise<Customer> {
  const defaults = {
    kind: CustomerKind.CONSUMER,
    tags: [],
    attributes: safeJson({}),
    consentedChannels: [],
  };
  const customer = await insertRow(ctx, customers, { id: ctx.newId(), ...defaults, ...factColumns(facts) });
  await addIdentities(ctx, customer.id, identities, (index) => ["identities", String(index)]);
  if (customer.tags.length > 0) await indexTags(ctx, customer.id, customer.tags);
  recordEvent(ctx, "customer.created", customerAggregate(customer), {
    customerId: publicId("cust", customer.id),
    kind: customer.kind,
  });
  return customer;
}

/** Leaves the version as it is when there is nothing to change, so that a repetition is no news. */
export async function reviseCustomer(
  ctx: Context,
  known: Customer,
  facts: CustomerFacts,
  alsoChanged: readonly string[] = [],
): Promise<Customer> {
  const columns = factColumns(facts);
  const changed = [...changedFacts(known, columns), ...alsoChanged];
  if (changed.length === 0) return known;
  const customer = await updateRow(ctx, customers, known.id, columns);
  if (changed.includes("tags")) await indexTags(ctx, customer.id, customer.tags);
  recordEvent(ctx, "customer.updated", customerAggregate(customer), {
    customerId: publicId("cust", customer.id),
    changed,
  });
  return customer;
}

export function customerAggregate({ id, version }: Customer): Aggregate {
  return { type: "customer", id, version };
}
