import { invariant } from "../src/kernel/errors";
import type { Uuid } from "../src/kernel/ids";
import { plusSeconds } from "../src/kernel/instant";
import type { Context } from "../src/services/access/actor";
import { addNote } from "../src/services/cases/add-note";
import { linkTransaction } from "../src/services/cases/link-transaction";
import { markCaseWaiting } from "../src/services/cases/mark-case-waiting";
import { openCase } from "../src/services/cases/open-case";
import { receiveMessage } from "../src/services/cases/receive-message";
import { replyToCase } from "../src/services/cases/reply-to-case";
import { resolveCase } from "../src/services/cases/resolve-case";
import { upsertCustomer } from "../src/services/customers/upsert-customer";
import { upsertTransaction } from "../src/services/payments/upsert-transaction";
import { TRANSACTIONS } from "./transactions";
import { CASES, type DemoCase, type DemoStep } from "./cases";
import { CUSTOMERS } from "./customers";

const HOURS_BETWEEN_CASES = 7;
const HOURS_BETWEEN_STEPS = 0.6;

/** Ids of what was made, by the ids under which the demo's own texts know it. */
type Made = ReadonlyMap<string, Uuid>;

/** Fills an empty workspace with a small, believable payment company. */
export async function populate(ctx: Context): Promise<void> {
  const customers = await makeCustomers(ctx);
  const transactions = await makeTransactions(ctx, customers);
  // The oldest first, so that their numbers follow their times.
  for (const [index, demoCase] of CASES.entries())
    await liveCase(ctx, (CASES.length - index) * HOURS_BETWEEN_CASES, demoCase, customers, transactions);
}

async function makeCustomers(ctx: Context): Promise<Made> {
  const made = new Map<string, Uuid>();
  for (const facts of CUSTOMERS) {
    const { customer } = await upsertCustomer.body(ctx, facts);
    made.set(facts.externalId.id, customer.id);
  }
  return made;
}

async function makeTransactions(ctx: Context, customers: Made): Promise<Made> {
  const made = new Map<string, Uuid>();
  for (const { facts, hoursAgo, payer, payee, merchant } of TRANSACTIONS) {
    const then = earlier(ctx, hoursAgo);
    const { transaction } = await upsertTransaction.body(then, {
      ...facts,
      occurredAt: then.now(),
      payerCustomerId: payer && idOf(customers, payer),
      payeeCustomerId: payee && idOf(customers, payee),
      merchantCustomerId: merchant && idOf(customers, merchant),
    });
    made.set(facts.providerId, transaction.id);
  }
  return made;
}

async function liveCase(
  ctx: Context,
  hoursAgo: number,
  demoCase: DemoCase,
  customers: Made,
  transactions: Made,
): Promise<void> {
  const { steps, customer, transactions: about, ...facts } = demoCase;
  const opening = earlier(ctx, hoursAgo);
  const opened = await openCase.body(opening, { ...facts, customerId: idOf(customers, customer) });
  const caseId = opened.case.id;
  for (const providerId of about)
    await linkTransaction.body(opening, { caseId, transactionId: idOf(transactions, providerId) });
  for (const [index, step] of steps.entries())
    await take(earlier(ctx, hoursAgo - (index + 1) * HOURS_BETWEEN_STEPS), caseId, step, String(index));
}

function idOf(made: Made, name: string): Uuid {
  const id = made.get(name);
  invariant(id, `the demo names ${name}, which it does not make`);
  return id;
}

/** The same context, as if it were that long ago. */
function earlier(ctx: Context, hours: number): Context {
  return { ...ctx, now: () => plusSeconds(ctx.now(), -hours * 3600) };
}

async function take(ctx: Context, caseId: Uuid, step: DemoStep, id: string): Promise<unknown> {
  if ("customer" in step)
    return receiveMessage.body(ctx, {
      caseId,
      body: step.customer,
      externalId: { source: "demo", id: `${caseId}-${id}` },
    });
  if ("staff" in step) return replyToCase.body(ctx, { caseId, body: step.staff });
  if ("note" in step) return addNote.body(ctx, { caseId, body: step.note });
  if ("waitingOn" in step) return markCaseWaiting.body(ctx, { caseId, ...step });
  return resolveCase.body(ctx, { caseId, reason: step.resolved });
}
