import { Customer } from "../../entities/customers/customer.entity";
import { updateRow } from "../../kernel/database/store";
import { table } from "../../kernel/database/table";
import { publicId, type Uuid } from "../../kernel/ids";
import type { Context } from "../access/actor";
import { command } from "../access/operations";
import { recordEvent } from "../events/record-event";
import "./customer-events";
import { lockStandingCustomer } from "./standing-customer";
import { customerAggregate } from "./write-customer";

const customers = table(Customer);

export interface RevokeCustomerTokensInput {
  readonly customerId: Uuid;
}

/** Ends every token that the customer was given so far; new ones can be minted at once. */
export const revokeCustomerTokens = command(
  { name: "customer:revokeTokens", permission: "customerToken:mint" },
  async (
    ctx: Context,
    { customerId }: RevokeCustomerTokensInput,
  ): Promise<{ readonly customer: Customer }> => {
    const { id } = await lockStandingCustomer(ctx, customerId);
    const customer = await updateRow(ctx, customers, id, { tokensValidAfter: ctx.realNow() });
    recordEvent(ctx, "customer.tokens_revoked", customerAggregate(customer), {
      customerId: publicId("cust", id),
    });
    return { customer };
  },
);
