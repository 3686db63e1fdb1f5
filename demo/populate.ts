import type { Uuid } from "../src/kernel/ids";
import { plusSeconds } from "../src/kernel/instant";
import type { Context } from "../src/services/access/actor";
import { addNote } from "../src/services/cases/add-note";
import { markCaseWaiting } from "../src/services/cases/mark-case-waiting";
import { openCase } from "../src/services/cases/open-case";
import { receiveMessage } from "../src/services/cases/receive-message";
import { replyToCase } from "../src/services/cases/reply-to-case";
import { resolveCase } from "../src/services/cases/resolve-case";
import { upsertCustomer } from "../src/services/customers/upsert-customer";
import { CASES, type DemoCase, type DemoStep } from "./cases";
import { CUSTOMERS } from "./customers";

const HOURS_BETWEEN_CASES = 7;
const HOURS_BETWEEN_STEPS = 0.6;

/** Fills an empty workspace with a small, believable payment company. */
export async function populate(ctx: Context): Promise<void> {
  const customerIds = new Map<string, Uuid>();
  for (const facts of CUSTOMERS) {
    const { customer } = await upsertCustomer.body(ctx, facts);
    customerIds.set(facts.externalId.id, customer.id);
  }
  // The oldest first, so that their numbers follow their times.
  for (const [index, demoCase] of CASES.entries()) {
    const hoursAgo = (CASES.length - index) * HOURS_BETWEEN_CASES;
    await live(ctx, hoursAgo, demoCase, String(customerIds.get(demoCase.customer)));
  }
}

async function live(
  ctx: Context,
  hoursAgo: number,
  { steps, transactions, customer, ...facts }: DemoCase,
  customerId: Uuid,
): Promise<void> {
  const opened = await openCase.body(earlier(ctx, hoursAgo), { ...facts, customerId });
  for (const [index, step] of steps.entries())
    await take(
      earlier(ctx, hoursAgo - (index + 1) * HOURS_BETWEEN_STEPS),
      opened.case.id,
      step,
      String(index),
    );
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
