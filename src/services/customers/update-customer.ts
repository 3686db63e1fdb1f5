import { Customer } from "../../entities/customers/customer.entity";
import { lockRow } from "../../kernel/database/store";
import { table } from "../../kernel/database/table";
import type { Uuid } from "../../kernel/ids";
import type { Context } from "../access/actor";
import { command } from "../access/operations";
import type { CustomerFacts } from "./customer-facts";
import { CustomerMergedError } from "./standing-customer";
import { reviseCustomer } from "./write-customer";

const customers = table(Customer);

export interface UpdateCustomerInput extends CustomerFacts {
  readonly customerId: Uuid;
  readonly expectedVersion?: number | null;
}

/** Changes what is given; what is left out stays as it is. */
export const updateCustomer = command(
  { name: "customer:update", permission: "customer:write" },
  async (
    ctx: Context,
    { customerId, expectedVersion, ...facts }: UpdateCustomerInput,
  ): Promise<{ readonly customer: Customer }> => {
    const known = await lockRow(ctx, customers, "customer", customerId, expectedVersion);
    if (known.mergedIntoId) throw new CustomerMergedError(known.mergedIntoId);
    return { customer: await reviseCustomer(ctx, known, facts) };
  },
);
