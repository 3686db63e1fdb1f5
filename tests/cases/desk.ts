import { Member } from "../../src/entities/access/member.entity";
import { Team } from "../../src/entities/access/team.entity";
import { Transaction } from "../../src/entities/payments/transaction.entity";
import { safeText } from "../../src/kernel/firewall/admit";
import { insertRow, updateRow } from "../../src/kernel/database/store";
import { table } from "../../src/kernel/database/table";
import { newUuid, publicId, splitPublicId, type Uuid } from "../../src/kernel/ids";
import type { Operation } from "../../src/kernel/operation";
import { plusSeconds } from "../../src/kernel/instant";
import { runAsSystem } from "../../src/server/run-as-system";
import { Session } from "../../src/server/session";
import type { Context } from "../../src/services/access/actor";
import { signCustomerToken } from "../../src/services/access/customer-token";
import { command } from "../../src/services/access/operations";
import { PERMISSIONS_OF_ROLE } from "../../src/services/access/permissions";
import type { ApiClient, UserError } from "../support/api-client";
import type { TestWorkspace, World } from "../support/world";

/** A case as the tests look at it. */
export interface SeenCase {
  readonly id: string;
  readonly number: number;
  readonly subject: string;
  readonly kind: string;
  readonly state: string;
  readonly stateReason: string | null;
  readonly priority: string | null;
  readonly channel: string;
  readonly tags: readonly string[] | null;
  readonly attributes: Readonly<Record<string, unknown>> | null;
  readonly version: number;
  readonly lastMessageAt: string | null;
  readonly resolvedAt: string | null;
  readonly closedAt: string | null;
  readonly customer: { readonly id: string } | null;
  readonly team: { readonly id: string } | null;
  readonly assignee: { readonly id: string } | null;
  readonly transactions: readonly { readonly id: string }[] | null;
}

export const CASE_FIELDS = `
  id number subject kind state stateReason priority channel tags attributes version
  lastMessageAt resolvedAt closedAt customer { id } team { id } assignee { id } transactions { id }`;

export interface Refused extends UserError {
  readonly details: Readonly<Record<string, unknown>>;
}

export interface Answer {
  readonly case: SeenCase | null;
  readonly userErrors: readonly Refused[];
  readonly created?: boolean | null;
  readonly message?: { readonly id: string; readonly body: string } | null;
  readonly note?: { readonly id: string; readonly body: string } | null;
}

const FURTHER: Readonly<Record<string, string>> = {
  openCase: "created",
  replyToCase: "created message { id body }",
  receiveMessage: "created message { id body }",
  addNote: "note { id body }",
};

/** The document of a mutation of cases, which all have one shape. */
export function caseMutation(verb: string): string {
  const type = `${verb[0]?.toUpperCase()}${verb.slice(1)}Input`;
  return `mutation ($input: ${type}!) {
    answer: ${verb}(input: $input) { case { ${CASE_FIELDS} } userErrors { code message field details } ${FURTHER[verb] ?? ""} }
  }`;
}

export async function mutate(
  api: ApiClient,
  verb: string,
  input: Readonly<Record<string, unknown>>,
): Promise<Answer> {
  return (await api.data<{ answer: Answer }>(caseMutation(verb), { input })).answer;
}

/** The case of a mutation that must succeed. */
export async function changed(
  api: ApiClient,
  verb: string,
  input: Readonly<Record<string, unknown>>,
): Promise<SeenCase> {
  const { case: seen, userErrors } = await mutate(api, verb, input);
  if (!seen) throw new Error(`${verb} was refused: ${JSON.stringify(userErrors)}`);
  return seen;
}

export async function openCase(
  api: ApiClient,
  customerId: string,
  input: Readonly<Record<string, unknown>> = {},
): Promise<SeenCase> {
  return changed(api, "openCase", { customerId, subject: "Where is my money?", kind: "REFUND", ...input });
}

export async function newCustomer(api: ApiClient, name = "Grace Hopper"): Promise<string> {
  const { upsertCustomer } = await api.data<{ upsertCustomer: { customer: { id: string } } }>(
    `mutation ($input: UpsertCustomerInput!) { upsertCustomer(input: $input) { customer { id } } }`,
    { input: { externalId: { source: "tests", id: newUuid() }, name } },
  );
  return upsertCustomer.customer.id;
}

/** The uuid within a public id. */
export function uuidOf(id: string): Uuid {
  const parts = splitPublicId(id);
  if (!parts) throw new Error(`${id} is no public id`);
  return parts.uuid;
}

/** A client with a customer's own token. */
export async function customerClient(
  redress: World,
  workspace: TestWorkspace,
  customerId: string,
): Promise<ApiClient> {
  const mintedAt = redress.clock.now();
  const token = await signCustomerToken(redress.platform.secrets.signingKey, {
    workspaceId: workspace.id,
    customerId: uuidOf(customerId),
    mintedAt,
    expiresAt: plusSeconds(mintedAt, 3600),
  });
  return redress.as(token);
}

export async function newTeam(redress: World, workspace: TestWorkspace, name: string): Promise<string> {
  const insert = command({ name: "test:team", permission: "member:write" }, (ctx: Context) =>
    insertRow(ctx, table(Team), { id: ctx.newId(), name: safeText(name) }),
  );
  return publicId("team", (await runAsSystem(redress.platform, workspace.id, insert, null)).id);
}

/** An agent; one who was let go, if told. */
export async function newMember(
  redress: World,
  workspace: TestWorkspace,
  { name = "Alan Turing", gone = false } = {},
): Promise<string> {
  const insert = command({ name: "test:member", permission: "member:write" }, (ctx: Context) => {
    const id = ctx.newId();
    const deactivatedAt = gone ? ctx.now() : null;
    return insertRow(ctx, table(Member), {
      id,
      name: safeText(name),
      email: safeText(`${id}@acme.example`),
      role: "AGENT",
      deactivatedAt,
    });
  });
  return publicId("mem", (await runAsSystem(redress.platform, workspace.id, insert, null)).id);
}

/** Runs a command as this member, without a token of an identity provider. */
export async function runAsMember<Input, Output>(
  redress: World,
  workspace: TestWorkspace,
  memberId: string,
  operation: Operation<Context, Input, Output>,
  input: Input,
): Promise<Output> {
  const options = { workspaceId: workspace.id, access: "write", requestId: newUuid() } as const;
  const session = new Session(redress.platform, options);
  const permissions = PERMISSIONS_OF_ROLE.AGENT;
  session.signIn({ kind: "member", id: uuidOf(memberId), role: "AGENT", permissions });
  try {
    const output = await session.run(operation, input);
    await session.work.commit();
    return output;
  } finally {
    await session.work.rollback();
  }
}

/** A captured card payment of 12.50 EUR by the customer. */
export async function newTransaction(
  redress: World,
  workspace: TestWorkspace,
  payerId: string,
): Promise<string> {
  const insert = command({ name: "test:transaction", permission: "transaction:write" }, (ctx: Context) =>
    insertRow(ctx, table(Transaction), {
      id: ctx.newId(),
      kind: "PAYMENT",
      direction: "IN",
      mode: "TEST",
      state: "CAPTURED",
      rail: "CARD",
      provider: safeText("tests"),
      providerId: safeText(ctx.newId()),
      payerCustomerId: uuidOf(payerId),
      currency: "EUR",
      amountMinor: 1250n,
      capturedMinor: 1250n,
      refundedMinor: 0n,
      refundPendingMinor: 0n,
      disputedMinor: 0n,
      reversedMinor: 0n,
      anomalies: [],
      occurredAt: ctx.now(),
      factsAt: ctx.now(),
    }),
  );
  return publicId("txn", (await runAsSystem(redress.platform, workspace.id, insert, null)).id);
}

/** Marks the first transaction as having turned out to be the second. */
export async function mergeTransactions(redress: World, first: string, second: string): Promise<void> {
  const merge = command({ name: "test:merge", permission: "transaction:write" }, (ctx: Context) =>
    updateRow(ctx, table(Transaction), uuidOf(first), { mergedIntoId: uuidOf(second) }),
  );
  await runAsSystem(redress.platform, redress.workspace.id, merge, null);
}
