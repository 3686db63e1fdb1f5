import { firstRow } from "../../kernel/database/database";
import { sql } from "../../kernel/database/sql";
import { ErrorCode, Refusal } from "../../kernel/errors";
import type { Uuid } from "../../kernel/ids";
import type { Context } from "../access/actor";

/** Told to staff and their machines only: a blocked customer itself lacks the permission, and learns no more. */
export class CustomerBlockedError extends Refusal {
  readonly code = ErrorCode.ILLEGAL_STATE;
  override readonly field = ["customerId"];
  override readonly details = { legalMoves: ["unblockCustomer"] };

  constructor() {
    super("This customer is blocked: only a member opens a case for it.");
  }
}

/** Whether nobody waits for what the customer has to say. */
export async function isBlocked(ctx: Context, customerId: Uuid): Promise<boolean> {
  const row = await firstRow<{ isBlocked: boolean }>(
    ctx.db,
    sql`
    select blocked_at is not null as "isBlocked"
    from customers
    where ${ctx.inWorkspace()}
    and id = ${customerId}`,
  );
  return row?.isBlocked ?? false;
}
