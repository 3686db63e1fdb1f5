import type { Asking } from "../../kernel/database/database";
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
export function isBlocked(ctx: Context, customerId: Uuid): Promise<boolean> {
  return ctx.db.ask(BLOCKED, { ctx, customerId });
}

interface Asked {
  readonly ctx: Context;
  readonly customerId: Uuid;
}

const BLOCKED: Asking<Asked, boolean> = {
  read: async (db, asked) => {
    const [{ ctx }] = asked as readonly [Asked];
    const rows = await db.rows<{ id: Uuid }>(sql`
      select id
      from customers
      where ${ctx.inWorkspace()}
      and id = any(${asked.map(({ customerId }) => customerId)}::uuid[])
      and blocked_at is not null`);
    const blocked = new Set(rows.map(({ id }) => id));
    return asked.map(({ customerId }) => blocked.has(customerId));
  },
};
