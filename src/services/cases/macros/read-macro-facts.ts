import type { Case } from "../../../entities/cases/case.entity";
import type { CustomerKind } from "../../../entities/customers/customer-enums";
import type { Transaction } from "../../../entities/payments/transaction.entity";
import { firstRow } from "../../../kernel/database/database";
import { sql } from "../../../kernel/database/sql";
import { invariant, NotFoundError } from "../../../kernel/errors";
import type { Uuid } from "../../../kernel/ids";
import { permitted } from "../../../kernel/operation";
import type { Context } from "../../access/actor";
import { customersById } from "../../customers/read-customers";
import { transactionsOfCases } from "../links/read-links";
import type { FactsOfTransaction } from "./macro-facts";

/** Those of whom a text speaks, and how its reader speaks. */
export interface Surroundings {
  readonly customerName: string | null;
  readonly customerKind: CustomerKind;
  readonly locale: string | null;
  readonly timeZone: string | null;
  /** The language in which the customer wrote last, as far as it is known. */
  readonly spokenLanguage: string | null;
  readonly workspaceName: string;
  readonly memberName: string | null;
  readonly teamName: string | null;
}

export async function surroundingsOf(ctx: Context, { id, customerId, teamId }: Case): Promise<Surroundings> {
  const memberId = ctx.actor.kind === "member" ? ctx.actor.id : null;
  const row = await firstRow<Surroundings>(
    ctx.db,
    sql`
    select
      c.name as "customerName",
      c.kind as "customerKind",
      c.locale,
      c.time_zone as "timeZone",
      (
        select said.language
        from case_messages said
        where ${ctx.inWorkspace("said")}
        and said.case_id = ${id}
        and said.author_kind = 'customer'
        and said.author_id = ${customerId}
        and said.language is not null
        order by said.sent_at desc, said.id desc
        limit 1) as "spokenLanguage",
      (select w.name from workspaces w where w.id = ${ctx.workspaceId}) as "workspaceName",
      (select m.name from members m where ${ctx.inWorkspace("m")} and m.id = ${memberId}) as "memberName",
      (select t.name from teams t where ${ctx.inWorkspace("t")} and t.id = ${teamId}) as "teamName"
    from customers c
    where ${ctx.inWorkspace("c")}
    and c.id = ${customerId}`,
  );
  invariant(row, "a case has no customer");
  return row;
}

/** The payment that a text speaks of, or why there is none. */
export interface ChosenTransaction {
  readonly transaction: FactsOfTransaction | null;
  readonly reason: string;
}

export const NO_TRANSACTION: ChosenTransaction = { transaction: null, reason: "" };

/** The only one that the case is about, or the one that the caller names: a text about another would be a lie. */
export async function chosenTransaction(
  ctx: Context,
  held: Case,
  { transactionId, isForCustomer }: { readonly transactionId: Uuid | null; readonly isForCustomer: boolean },
): Promise<ChosenTransaction> {
  permitted(ctx, transactionsOfCases);
  const all = (await transactionsOfCases.body(ctx, { ids: [held.id], args: null })).get(held.id) ?? [];
  const chosen = transactionId === null ? all : all.filter(({ id }) => id === transactionId);
  if (transactionId !== null && chosen.length === 0)
    throw new NotFoundError("transaction", ["transactionId"]);
  const [one, other] = chosen;
  if (!one) return { transaction: null, reason: "The case is about no payment." };
  if (other)
    return {
      transaction: null,
      reason: `The case is about ${chosen.length} payments: say by \`transactionId\` which is meant.`,
    };
  if (isForCustomer && !hasPart(one, held.customerId))
    return { transaction: null, reason: "The case's customer has no part in this payment." };
  return { transaction: await factsOf(ctx, one), reason: "" };
}

function hasPart(
  { payerCustomerId, payeeCustomerId, merchantCustomerId }: Transaction,
  customerId: Uuid,
): boolean {
  return [payerCustomerId, payeeCustomerId, merchantCustomerId].includes(customerId);
}

async function factsOf(ctx: Context, transaction: Transaction): Promise<FactsOfTransaction> {
  const { amountMinor, currency, refundedMinor, occurredAt, traceNumber, method } = transaction;
  return {
    amountMinor,
    currency,
    refundedMinor,
    occurredAt,
    traceNumber,
    merchantName: await merchantNameOf(ctx, transaction),
    lastFour: method?.lastFour ?? null,
  };
}

/** A merchant's name is its sign, which everybody may read. */
async function merchantNameOf(
  ctx: Context,
  { merchantName, merchantCustomerId }: Transaction,
): Promise<string | null> {
  if (merchantName !== null || merchantCustomerId === null) return merchantName;
  const merchants = await customersById.body(ctx, { ids: [merchantCustomerId], args: null });
  const merchant = merchants.get(merchantCustomerId);
  return merchant?.kind === "MERCHANT" ? merchant.name : null;
}
