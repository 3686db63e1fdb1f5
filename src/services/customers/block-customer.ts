import { Customer } from "../../entities/customers/customer.entity";
import { lockRow, updateRow } from "../../kernel/database/store";
import { table } from "../../kernel/database/table";
import type { SafeText } from "../../kernel/firewall/safe-text";
import { publicId, type Uuid } from "../../kernel/ids";
import type { Context } from "../access/actor";
import { command } from "../access/operations";
import { recordEvent } from "../events/record-event";
import "./customer-events";
import { CustomerMergedError } from "./standing-customer";
import { customerAggregate } from "./write-customer";

const customers = table(Customer);

export interface BlockCustomerInput {
  readonly customerId: Uuid;
  readonly reason: SafeText;
  readonly expectedVersion?: number | null;
}

export type UnblockCustomerInput = Omit<BlockCustomerInput, "reason">;

/** The customer may go on reading, and write nothing; once blocked for this reason, blocking is no news. */
export const blockCustomer = command(
  { name: "customer:block", permission: "customer:write" },
  async (
    ctx: Context,
    { reason, ...input }: BlockCustomerInput,
  ): Promise<{ readonly customer: Customer }> => {
    const known = await lockUnmerged(ctx, input);
    const blockReason = reason.trim();
    if (known.blockReason === blockReason) return { customer: known };
    const blockedAt = known.blockedAt ?? ctx.now();
    const customer = await updateRow(ctx, customers, known.id, { blockedAt, blockReason });
    const customerId = publicId("cust", known.id);
    recordEvent(ctx, "customer.blocked", customerAggregate(customer), { customerId });
    return { customer };
  },
);

/** Its tokens work as before, and what it writes is heard again. */
export const unblockCustomer = command(
  { name: "customer:unblock", permission: "customer:write" },
  async (ctx: Context, input: UnblockCustomerInput): Promise<{ readonly customer: Customer }> => {
    const known = await lockUnmerged(ctx, input);
    if (known.blockedAt === null) return { customer: known };
    const customer = await updateRow(ctx, customers, known.id, { blockedAt: null, blockReason: null });
    const customerId = publicId("cust", known.id);
    recordEvent(ctx, "customer.unblocked", customerAggregate(customer), { customerId });
    return { customer };
  },
);

async function lockUnmerged(
  ctx: Context,
  { customerId, expectedVersion }: UnblockCustomerInput,
): Promise<Customer> {
  const known = await lockRow(ctx, customers, "customer", customerId, expectedVersion);
  if (known.mergedIntoId) throw new CustomerMergedError(known.mergedIntoId);
  return known;
}
