import { randomUUID } from "node:crypto";
import type { Caller } from "../stage/caller";

/** What writers write about. */
export interface Desk {
  readonly customerId: string;
  readonly caseIds: string[];
  /** May read cases and reply to them, and nothing else. */
  readonly replier: Caller;
}

interface Opened {
  readonly openCase: {
    readonly case: { readonly id: string } | null;
    readonly userErrors: readonly object[];
  };
}

interface Resolved {
  readonly resolveCase: {
    readonly case: { readonly id: string } | null;
    readonly userErrors: readonly object[];
  };
}

interface Replied {
  readonly replyToCase: {
    readonly message: { readonly id: string } | null;
    readonly userErrors: readonly object[];
  };
}

export async function setDesk(caller: Caller, cases: number): Promise<Desk> {
  const { upsertCustomer } = await caller.call<{ upsertCustomer: { customer: { id: string } } }>(
    "mutation ($input: UpsertCustomerInput!) { upsertCustomer(input: $input) { customer { id } } }",
    { input: { externalId: { source: "soak", id: randomUUID() }, name: "Grace Hopper" } },
  );
  const customerId = upsertCustomer.customer.id;
  const caseIds: string[] = [];
  for (let count = 0; count < cases; count += 1) caseIds.push(await openCase(caller, customerId));
  const { createApiKey } = await caller.call<{ createApiKey: { secret: string } }>(
    `mutation { createApiKey(input: { name: "soak: replies", environment: TEST, permissions: ["case:read", "message:write"] }) { secret } }`,
  );
  return { customerId, caseIds, replier: caller.as(createApiKey.secret) };
}

export async function openCase(caller: Caller, customerId: string): Promise<string> {
  const { openCase: answer } = await caller.call<Opened>(
    "mutation ($input: OpenCaseInput!) { openCase(input: $input) { case { id } userErrors { code message } } }",
    { input: { customerId, subject: "Where is my money?", kind: "REFUND" } },
  );
  if (!answer.case) throw new Error(`a case was not opened: ${JSON.stringify(answer.userErrors)}`);
  return answer.case.id;
}

export async function reply(caller: Caller, caseId: string): Promise<string> {
  const { replyToCase: answer } = await caller.call<Replied>(
    "mutation ($input: ReplyToCaseInput!) { replyToCase(input: $input) { message { id } userErrors { code message } } }",
    { input: { caseId, body: `We are looking into it: ${randomUUID()}` } },
  );
  if (!answer.message) throw new Error(`a reply was refused: ${JSON.stringify(answer.userErrors)}`);
  return answer.message.id;
}

export async function resolve(caller: Caller, caseId: string): Promise<void> {
  const { resolveCase: answer } = await caller.call<Resolved>(
    "mutation ($input: ResolveCaseInput!) { resolveCase(input: $input) { case { id } userErrors { code message } } }",
    { input: { caseId, reason: "EXPLAINED" } },
  );
  if (!answer.case) throw new Error(`a case was not resolved: ${JSON.stringify(answer.userErrors)}`);
}

/** What replies that were undone would have said. */
export const IN_VAIN = "Nobody may ever read this.";

/** Replies, and does in the same request what its key may not: what was written is rolled back with the rest. */
export async function replyInVain({ replier, caseIds }: Desk): Promise<void> {
  const caseId = caseIds[Math.floor(Math.random() * caseIds.length)];
  const done = await replier
    .call(
      `mutation ($input: ReplyToCaseInput!) {
        replyToCase(input: $input) { message { id } userErrors { code message } }
        createTeam(input: { name: "Nobody" }) { team { id } }
      }`,
      { input: { caseId, body: IN_VAIN } },
    )
    .catch((error: unknown) => {
      if (!String(error).includes("FORBIDDEN")) throw error;
    });
  if (done !== undefined) throw new Error(`what must be refused was done: ${JSON.stringify(done)}`);
}
