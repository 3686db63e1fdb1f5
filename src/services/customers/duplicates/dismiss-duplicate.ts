import { CustomerDistinction } from "../../../entities/customers/customer-distinction.entity";
import type { Customer } from "../../../entities/customers/customer.entity";
import { sql } from "../../../kernel/database/sql";
import { insertRows } from "../../../kernel/database/store";
import { table } from "../../../kernel/database/table";
import { InvalidError } from "../../../kernel/errors";
import { publicId, type Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { command } from "../../access/operations";
import { recordEvent } from "../../events/record-event";
import "../customer-events";
import { CustomerMergedError, standingCustomer } from "../standing-customer";
import { customerAggregate } from "../write-customer";

const distinctions = table(CustomerDistinction);

export interface DismissSuspectedDuplicateInput {
  readonly customerId: Uuid;
  readonly otherCustomerId: Uuid;
}

/** These two are not one, and neither is suspected to be the other from now on; saying it twice is no news. */
export const dismissSuspectedDuplicate = command(
  { name: "customer:dismissDuplicate", permission: "customer:write" },
  async (ctx: Context, input: DismissSuspectedDuplicateInput): Promise<{ readonly customer: Customer }> => {
    const customer = await standingCustomer(ctx, input.customerId);
    const other = await standingCustomer(ctx, input.otherCustomerId, "otherCustomerId");
    if (input.customerId === input.otherCustomerId)
      throw new InvalidError("otherCustomerId", "A customer is no double of itself.");
    if (customer.id === other.id) throw new CustomerMergedError(other.id, "otherCustomerId");
    const pairs = [
      { customerId: customer.id, otherCustomerId: other.id },
      { customerId: other.id, otherCustomerId: customer.id },
    ].map((pair) => ({ id: ctx.newId(), ...pair }));
    const added = await insertRows(ctx, distinctions, pairs, sql`on conflict do nothing`);
    if (added.length > 0)
      recordEvent(ctx, "customer.duplicate_dismissed", customerAggregate(customer), {
        customerId: publicId("cust", customer.id),
        otherCustomerId: publicId("cust", other.id),
      });
    return { customer };
  },
);
