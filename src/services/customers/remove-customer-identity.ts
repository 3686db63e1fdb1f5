import { CustomerIdentity } from "../../entities/customers/customer-identity.entity";
import type { Customer } from "../../entities/customers/customer.entity";
import { sql } from "../../kernel/database/sql";
import { findRow } from "../../kernel/database/store";
import { table } from "../../kernel/database/table";
import { NotFoundError } from "../../kernel/errors";
import type { Uuid } from "../../kernel/ids";
import type { Context } from "../access/actor";
import { command } from "../access/operations";
import { lockStandingCustomer } from "./standing-customer";
import { reviseCustomer } from "./write-customer";

const identities = table(CustomerIdentity);

export interface RemoveCustomerIdentityInput {
  readonly identityId: Uuid;
}

/** The customer is no longer recognised by it; another customer may have it then. */
export const removeCustomerIdentity = command(
  { name: "customer:removeIdentity", permission: "customer:write" },
  async (
    ctx: Context,
    { identityId }: RemoveCustomerIdentityInput,
  ): Promise<{ readonly customer: Customer }> => {
    const identity = await findRow(ctx, identities, identityId);
    if (!identity) throw new NotFoundError("identity", ["identityId"]);
    const known = await lockStandingCustomer(ctx, identity.customerId);
    // Of two who remove it at once the second finds nothing left to do.
    const removed = await ctx.db.rows(
      sql`delete from customer_identities where ${ctx.inWorkspace()} and id = ${identityId} returning id`,
    );
    return { customer: await reviseCustomer(ctx, known, {}, removed.length > 0 ? ["identities"] : []) };
  },
);
