import { CaseState } from "../../../entities/cases/case-enums";
import { Case } from "../../../entities/cases/case.entity";
import type { Customer } from "../../../entities/customers/customer.entity";
import { firstRow } from "../../../kernel/database/database";
import { sql } from "../../../kernel/database/sql";
import { columnsOf, table } from "../../../kernel/database/table";
import { NotFoundError } from "../../../kernel/errors";
import { safeText } from "../../../kernel/firewall/admit";
import type { Uuid } from "../../../kernel/ids";
import { permitted } from "../../../kernel/operation";
import type { Context } from "../../access/actor";
import { command } from "../../access/operations";
import { blockCustomer } from "../../customers/block-customer";
import { visibleCases } from "../case-policy";
import { moveCase } from "./move-case";

const cases = table(Case);

/** What one command may hold; who sent more is marked once more. */
const MOST_CASES = 100;

export interface MarkAsSpamInput {
  readonly caseId: Uuid;
}

/**
 * Nobody reads on what the case's customer sent: it is blocked, and its open cases are closed. What a case has to
 * have before it is closed is not asked for, as nobody would know it.
 */
export const markAsSpam = command(
  { name: "case:markAsSpam", permission: "case:write" },
  async (
    ctx: Context,
    { caseId }: MarkAsSpamInput,
  ): Promise<{ readonly customer: Customer; readonly closedCases: readonly Case[] }> => {
    permitted(ctx, blockCustomer);
    const reported = await firstRow<Pick<Case, "customerId">>(
      ctx.db,
      sql`select c.customer_id as "customerId" from cases c where ${visibleCases(ctx)} and c.id = ${caseId}`,
    );
    if (!reported) throw new NotFoundError("case", ["caseId"]);
    // The customer before its cases, as whoever merges customers holds them.
    const { customer } = await blockCustomer.body(ctx, {
      customerId: reported.customerId,
      reason: safeText("Spam"),
    });
    const open = await heldOpenCases(ctx, customer.id);
    return {
      customer,
      closedCases: open.map((held) => moveCase(ctx, held, { verb: "close", reason: "SPAM" })),
    };
  },
);

/** In the order of their ids, as everybody holds several. */
function heldOpenCases(ctx: Context, customerId: Uuid): Promise<readonly Case[]> {
  return ctx.db.rows<Case>(sql`
    select ${columnsOf(cases, "c")}
    from cases c
    where ${ctx.inWorkspace("c")}
    and c.id in (
      select own.id
      from cases own
      where ${ctx.inWorkspace("own")}
      and own.customer_id = ${customerId}
      and own.state <> all(${[CaseState.RESOLVED, CaseState.CLOSED]}::text[])
      order by own.id
      limit ${MOST_CASES})
    and c.state <> all(${[CaseState.RESOLVED, CaseState.CLOSED]}::text[])
    order by c.id
    for no key update`);
}
