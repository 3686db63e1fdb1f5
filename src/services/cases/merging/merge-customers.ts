import { Customer } from "../../../entities/customers/customer.entity";
import { lockRow, findRow, updateRow } from "../../../kernel/database/store";
import { sql } from "../../../kernel/database/sql";
import { table } from "../../../kernel/database/table";
import { InvalidError, NotFoundError, VersionConflictError } from "../../../kernel/errors";
import { publicId, type Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { command } from "../../access/operations";
import { changedFacts, factColumns } from "../../customers/customer-facts";
import "../../customers/customer-events";
import { indexTags } from "../../customers/customer-tags";
import { handOverContacts } from "../../customers/contacts/hand-over-contacts";
import { handOverDistinctions } from "../../customers/duplicates/hand-over-distinctions";
import { handOverIdentities } from "../../customers/hand-over-identities";
import { joinedFacts } from "../../customers/joined-facts";
import { CustomerMergedError } from "../../customers/standing-customer";
import { customerAggregate } from "../../customers/write-customer";
import { recordEvent } from "../../events/record-event";
import { handOverTransactions } from "../../payments/hand-over-transactions";
import { handOverCases } from "../assignment/hand-over-cases";

const customers = table(Customer);

export interface MergeCustomersInput {
  readonly customerId: Uuid;
  readonly intoCustomerId: Uuid;
  readonly expectedVersion?: number | null;
}

interface MergedCustomers {
  readonly customer: Customer;
  readonly mergedCustomer: Customer;
}

/** Two customers are one: everything of the first goes to the second, and the first stays as a trace of it. */
export const mergeCustomers = command(
  { name: "customer:merge", permission: "customer:write" },
  async (ctx: Context, input: MergeCustomersInput): Promise<MergedCustomers> => {
    if (input.customerId === input.intoCustomerId)
      throw new InvalidError("intoCustomerId", "A customer cannot be merged into itself.");
    const [merged, standing] = await lockBoth(ctx, input);
    if (standing.mergedIntoId) throw new CustomerMergedError(standing.mergedIntoId, "intoCustomerId");
    if (merged.mergedIntoId === standing.id) return { customer: standing, mergedCustomer: merged };
    if (merged.mergedIntoId) throw new CustomerMergedError(merged.mergedIntoId);
    const { expectedVersion } = input;
    if (expectedVersion != null && merged.version !== expectedVersion)
      throw new VersionConflictError("customer", expectedVersion, merged.version);
    if (merged.kind !== standing.kind)
      throw new InvalidError(
        "intoCustomerId",
        "A consumer and a merchant are not one: correct the kind of one with updateCustomer first.",
      );
    return handOver(ctx, merged, standing);
  },
);

/** In the order of their ids: two who merge the same ones the other way round do not wait in a circle. */
async function lockBoth(
  ctx: Context,
  { customerId, intoCustomerId }: MergeCustomersInput,
): Promise<readonly [Customer, Customer]> {
  const locks = {
    // Against all that is about to name it, which would stay behind.
    customerId: async () =>
      (await findRow(ctx, customers, customerId, sql`for update`)) ?? missing("customerId"),
    intoCustomerId: () => lockRow(ctx, customers, "customer", intoCustomerId),
  };
  if (customerId < intoCustomerId) {
    const merged = await locks.customerId();
    return [merged, await locks.intoCustomerId()];
  }
  const standing = await locks.intoCustomerId();
  return [await locks.customerId(), standing];
}

function missing(field: string): never {
  throw new NotFoundError("customer", [field]);
}

/** Nobody gets rid of a block by being merged. */
function joinedBlock(merged: Customer, standing: Customer): Pick<Customer, "blockedAt" | "blockReason"> {
  const { blockedAt, blockReason } = standing.blockedAt === null ? merged : standing;
  return { blockedAt, blockReason };
}

async function handOver(ctx: Context, merged: Customer, standing: Customer): Promise<MergedCustomers> {
  const facts = { ...factColumns(joinedFacts(merged, standing)), ...joinedBlock(merged, standing) };
  const cases = await handOverCases(ctx, merged.id, standing.id);
  const transactions = await handOverTransactions(ctx, merged.id, standing.id);
  const identities = await handOverIdentities(ctx, merged, standing);
  handOverDistinctions(ctx, merged.id, standing.id);
  handOverContacts(ctx, merged.id, standing.id);
  const changed = [...changedFacts(standing, facts), ...(identities > 0 ? ["identities"] : [])];
  const now = ctx.now();
  const trace = { mergedIntoId: standing.id, mergedAt: now, tokensValidAfter: now };
  const mergedCustomer = await updateRow(ctx, customers, merged.id, trace);
  const customer = await updateRow(ctx, customers, standing.id, facts);
  if (changed.includes("tags")) await indexTags(ctx, customer.id, customer.tags);
  const [customerId, mergedCustomerId] = [publicId("cust", customer.id), publicId("cust", merged.id)];
  recordEvent(ctx, "customer.merged", customerAggregate(mergedCustomer), {
    customerId: mergedCustomerId,
    intoCustomerId: customerId,
    cases,
    transactions,
  });
  recordEvent(ctx, "customer.merge_received", customerAggregate(customer), {
    customerId,
    mergedCustomerId,
    changed,
  });
  return { customer, mergedCustomer };
}
