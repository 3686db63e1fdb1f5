import fc from "fast-check";
import { invite } from "../access/desk";
import { signInStage, type SignInStage } from "../access/sign-in-stage";
import { changed, customerClient, mutate, newCustomer, openCase } from "../cases/desk";
import { eventsOf } from "../cases/recorded-events";
import type { ApiClient } from "../support/api-client";
import { world, type World } from "../support/world";

let redress: World;
let stage: SignInStage;
let grace: ApiClient;
let alan: ApiClient;
let machine: ApiClient;
let customerId: string;
let said = 0;

beforeAll(async () => {
  redress = await world();
  stage = await signInStage(redress);
  machine = stage.workspace.api;
  await invite(machine, "alan@acme.example");
  grace = await signedIn("grace@acme.example");
  alan = await signedIn("alan@acme.example");
  customerId = await newCustomer(machine);
});

afterAll(async () => {
  await stage.issuer.close();
  await redress.close();
});

async function signedIn(email: string): Promise<ApiClient> {
  const token = await stage.token({ sub: email, email, email_verified: true, expiresIn: 3_600 });
  const client = redress.as(token, { "x-workspace-id": stage.workspace.publicId });
  await client.data(`{ viewer { kind } }`);
  return client;
}

interface Seen {
  readonly isUnread: boolean | null;
  readonly unreadCount: number | null;
}

async function seen(api: ApiClient, id: string): Promise<Seen> {
  const document = `query ($id: ID!) { case(id: $id) { isUnread unreadCount } }`;
  return (await api.data<{ case: Seen }>(document, { id })).case;
}

const read = (count = 0): Seen => ({ isUnread: count > 0, unreadCount: count });

/** What the customer says; its id. */
async function hears(caseId: string, facts: object = {}): Promise<string> {
  const externalId = { source: "tests", id: `said-${(said += 1)}` };
  const { message } = await mutate(machine, "receiveMessage", {
    caseId,
    body: "Well?",
    externalId,
    ...facts,
  });
  return message?.id ?? "";
}

async function listed(api: ApiClient, filter: string): Promise<readonly string[]> {
  const { cases } = await api.data<{
    cases: { totalCount: number; nodes: readonly { subject: string }[] };
  }>(
    `{ cases(filter: { ${filter} }, orderBy: { field: CREATED_AT, direction: ASC }) { totalCount nodes { subject } } }`,
  );
  expect(cases.totalCount).toBe(cases.nodes.length);
  return cases.nodes.map(({ subject }) => subject);
}

test("a case is unread to each member until it has read it, and again when somebody else writes", async () => {
  const { id } = await openCase(machine, customerId, { body: "Where is it?" });
  const before = [await seen(grace, id), await seen(alan, id)];

  await changed(grace, "markCaseRead", { caseId: id });
  const afterwards = [await seen(grace, id), await seen(alan, id)];
  await hears(id);
  await changed(alan, "addNote", { caseId: id, body: "I ask the bank." });

  expect(before).toEqual([read(1), read(1)]);
  expect(afterwards).toEqual([read(0), read(1)]);
  expect([await seen(grace, id), await seen(alan, id)]).toEqual([read(2), read(2)]);
});

test("what a member writes is never unread to it, and leaves unread what it has not read", async () => {
  const { id } = await openCase(machine, customerId, { body: "Where is it?" });
  await changed(grace, "markCaseRead", { caseId: id });

  await changed(grace, "replyToCase", { caseId: id, body: "On its way." });
  const own = await seen(grace, id);
  await hears(id);
  await changed(grace, "addNote", { caseId: id, body: "I look it up." });

  expect(own).toEqual(read(0));
  expect(await seen(grace, id)).toEqual(read(1));
});

test("a case on which nobody said anything is unread until it was looked at", async () => {
  const { id } = await openCase(machine, customerId);
  const before = await seen(grace, id);

  await changed(grace, "markCaseRead", { caseId: id });

  expect(before).toEqual({ isUnread: true, unreadCount: 0 });
  expect(await seen(grace, id)).toEqual(read(0));
});

test("it is read up to a message, and an older mark that comes later takes nothing back", async () => {
  const { id } = await openCase(machine, customerId);
  const [first, second] = [await hears(id), await hears(id)];
  await hears(id);

  await changed(grace, "markCaseRead", { caseId: id, upToMessageId: second });
  await changed(grace, "markCaseRead", { caseId: id, upToMessageId: first });

  expect(await seen(grace, id)).toEqual(read(1));
});

test("what arrives late is unread, however long ago it was written", async () => {
  const { id } = await openCase(machine, customerId, { body: "Hello?" });
  await changed(grace, "markCaseRead", { caseId: id });

  await hears(id, { sentAt: "2026-01-01T00:00:00.000Z" });

  expect(await seen(grace, id)).toEqual(read(1));
});

test("a member makes a case unread again, from a message on or as a whole", async () => {
  const { id } = await openCase(machine, customerId);
  await hears(id);
  const second = await hears(id);
  await changed(grace, "markCaseUnread", { caseId: id, fromMessageId: second });
  const untouched = await seen(grace, id);
  await changed(grace, "markCaseRead", { caseId: id });

  await changed(grace, "markCaseUnread", { caseId: id, fromMessageId: second });
  const ofSecond = await seen(grace, id);
  await changed(grace, "markCaseUnread", { caseId: id });

  expect([untouched, ofSecond, await seen(grace, id)]).toEqual([read(2), read(1), read(2)]);
});

test("reading is no change of the case, and no event", async () => {
  const opened = await openCase(machine, customerId, { body: "Hello?" });
  redress.clock.advance(60);

  await changed(grace, "markCaseRead", { caseId: opened.id });
  await changed(grace, "markCaseUnread", { caseId: opened.id });

  expect(await changed(machine, "changeCase", { caseId: opened.id })).toEqual(opened);
  expect(await eventsOf(redress, opened.id, stage.workspace.id)).toHaveLength(2);
});

test("a machine marks for a member whom it names, and a member for itself alone", async () => {
  const { id } = await openCase(machine, customerId, { body: "Hello?" });
  const elsewhere = await invite(redress.api, "eve@beta.example");
  const known = stage.grace.id;

  const unnamed = await mutate(machine, "markCaseRead", { caseId: id });
  const absent = await mutate(machine, "markCaseRead", { caseId: id, memberId: elsewhere.id });
  const foreign = await mutate(alan, "markCaseRead", { caseId: id, memberId: known });
  await changed(machine, "markCaseRead", { caseId: id, memberId: known });

  expect(unnamed.userErrors).toMatchObject([{ code: "BAD_USER_INPUT", field: ["memberId"] }]);
  expect(absent.userErrors).toMatchObject([{ code: "NOT_FOUND", field: ["memberId"] }]);
  expect(foreign.userErrors).toMatchObject([{ code: "BAD_USER_INPUT", field: ["memberId"] }]);
  expect([await seen(grace, id), await seen(alan, id)]).toEqual([read(0), read(1)]);
  expect(await seen(machine, id)).toEqual({ isUnread: null, unreadCount: null });
});

test("refuses a message of another case", async () => {
  const [one, other] = [await openCase(machine, customerId), await openCase(machine, customerId)];
  const elsewhere = await hears(other.id);

  const upTo = await mutate(grace, "markCaseRead", { caseId: one.id, upToMessageId: elsewhere });
  const from = await mutate(grace, "markCaseUnread", { caseId: one.id, fromMessageId: elsewhere });

  expect(upTo.userErrors).toMatchObject([{ code: "NOT_FOUND", field: ["upToMessageId"] }]);
  expect(from.userErrors).toMatchObject([{ code: "NOT_FOUND", field: ["fromMessageId"] }]);
});

test("the inbox is sifted by what is unread, within trees and saved views, for each member anew", async () => {
  const tag = "sifted";
  const subjects = ["One", "Two", "Three"];
  const ids = [];
  for (const subject of subjects) {
    ids.push((await openCase(machine, customerId, { subject, tags: [tag], body: "Hello?" })).id);
    redress.clock.advance(1);
  }
  await changed(grace, "markCaseRead", { caseId: ids[0] });
  await changed(grace, "markCaseRead", { caseId: ids[2] });
  await hears(ids[2] ?? "");
  const view = {
    name: "New",
    isShared: true,
    filter: { tag, or: [{ unread: true }, { kinds: ["OUTAGE"] }] },
  };
  await machine.data(
    `mutation ($input: CreateCaseViewInput!) { createCaseView(input: $input) { view { id } } }`,
    { input: view },
  );
  const counts = `{ caseViews { nodes { caseCount } } }`;

  const ofMembers = [await grace.data(counts), await alan.data(counts), await machine.data(counts)];

  const counted = (caseCount: number): object => ({ caseViews: { nodes: [{ caseCount }] } });
  expect(ofMembers).toEqual([counted(2), counted(3), counted(0)]);
  expect(await listed(grace, `tag: "${tag}", unread: true`)).toEqual(["Two", "Three"]);
  expect(await listed(grace, `tag: "${tag}", unread: false`)).toEqual(["One"]);
  expect(await listed(grace, `tag: "${tag}", not: { unread: true }`)).toEqual(["One"]);
  expect(await listed(grace, `tag: "${tag}", or: [{ unread: false }, { unread: true }]`)).toEqual(subjects);
  expect(await listed(alan, `tag: "${tag}", unread: true`)).toEqual(subjects);
  expect(await listed(machine, `tag: "${tag}", unread: false`)).toEqual(subjects);
});

test("a customer neither reads what the staff have read, nor sifts by it, nor marks anything", async () => {
  const { id } = await openCase(machine, customerId, { body: "Hello?" });
  const customer = await customerClient(redress, stage.workspace, customerId);

  const list = await customer.send(`{ cases(filter: { unread: true }) { nodes { id } } }`);
  const marking = await customer.send(
    `mutation ($input: MarkCaseReadInput!) { markCaseRead(input: $input) { userErrors { code } } }`,
    { input: { caseId: id } },
  );

  expect(await seen(customer, id)).toEqual({ isUnread: null, unreadCount: null });
  expect(list.errors?.[0]?.extensions.code).toBe("BAD_USER_INPUT");
  expect(marking.errors?.[0]?.extensions.code).toBe("FORBIDDEN");
});

test("a case that goes into one that was read is as unread there as it was", async () => {
  const [from, into] = [await openCase(machine, customerId), await openCase(machine, customerId)];
  await hears(from.id);
  await hears(into.id);
  await changed(grace, "markCaseRead", { caseId: into.id });

  await mutate(machine, "mergeCases", { caseId: from.id, intoCaseId: into.id });

  expect([await seen(grace, into.id), await seen(alan, into.id)]).toEqual([read(2), read(2)]);
});

test("what was read on the merged case is read when it comes back, and what was read on both stays so", async () => {
  const [from, into] = [await openCase(machine, customerId), await openCase(machine, customerId)];
  await hears(from.id);
  await hears(into.id);
  for (const caseId of [from.id, into.id]) await changed(alan, "markCaseRead", { caseId });

  await mutate(machine, "mergeCases", { caseId: from.id, intoCaseId: into.id });
  const merged = [await seen(grace, into.id), await seen(alan, into.id)];
  await changed(grace, "markCaseRead", { caseId: into.id });
  await mutate(machine, "undoMerge", { caseId: from.id });

  expect(merged).toEqual([read(2), read(0)]);
  for (const caseId of [from.id, into.id])
    expect([await seen(grace, caseId), await seen(alan, caseId)]).toEqual([read(0), read(0)]);
});

test("what was read is read on the case that is split off, too", async () => {
  const { id } = await openCase(machine, customerId);
  const [first, second] = [await hears(id), await hears(id)];
  await changed(grace, "markCaseRead", { caseId: id, upToMessageId: first });

  const newCaseId = await splitOff(id, [first, second]);

  expect([await seen(grace, newCaseId), await seen(alan, newCaseId)]).toEqual([read(1), read(2)]);
});

async function splitOff(caseId: string, messageIds: readonly string[]): Promise<string> {
  const { splitCase } = await machine.data<{ splitCase: { newCase: { id: string } } }>(
    `mutation ($input: SplitCaseInput!) { splitCase(input: $input) { newCase { id } } }`,
    { input: { caseId, messageIds, subject: "Another matter" } },
  );
  return splitCase.newCase.id;
}

const VERBS = ["hear", "hear", "hear", "read", "read", "unread", "merge", "merge", "undo", "split"] as const;
type Step = readonly [verb: (typeof VERBS)[number], one: number, other: number];

interface OnCase {
  readonly id: string;
  readonly messages: { readonly nodes: readonly { readonly id: string }[] };
}

/** Beside the desk, the simplest memory: which messages Grace has not read, and which are on which case. */
class Memory {
  readonly onCase = new Map<string, string[]>();
  readonly unread = new Set<string>();

  async take([verb, one, other]: Step): Promise<void> {
    const ids = [...this.onCase.keys()];
    const [id, otherId] = [ids[one % ids.length] ?? "", ids[other % ids.length] ?? ""];
    const messages = this.onCase.get(id) ?? [];
    const message = messages[other % Math.max(messages.length, 1)];
    if (verb === "hear") {
      const written = await hears(id);
      if (written) this.unread.add(written);
    }
    if (verb === "read") await changed(grace, "markCaseRead", { caseId: id, upToMessageId: message });
    if (verb === "unread") await changed(grace, "markCaseUnread", { caseId: id, fromMessageId: message });
    if (verb === "merge") await mutate(machine, "mergeCases", { caseId: id, intoCaseId: otherId });
    if (verb === "undo") await mutate(machine, "undoMerge", { caseId: id });
    if (verb === "split" && message) this.onCase.set(await splitOff(id, [message]), []);
    if (verb === "read")
      messages.slice(0, 1 + messages.indexOf(message ?? "")).forEach((read) => this.unread.delete(read));
    if (verb === "unread")
      messages.slice(messages.indexOf(message ?? "")).forEach((again) => this.unread.add(again));
    await this.look();
  }

  /** Where every message is now. The clock goes on with each, so that they are told in the order of arrival. */
  async look(): Promise<void> {
    redress.clock.advance(1);
    const { nodes } = await machine.data<{ nodes: readonly OnCase[] }>(
      `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Case { id messages(first: 100) { nodes { id } } } } }`,
      { ids: [...this.onCase.keys()] },
    );
    for (const { id, messages } of nodes)
      this.onCase.set(
        id,
        messages.nodes.map((message) => message.id),
      );
  }
}

test("whatever is merged, undone and split, nothing that was not read becomes read", async () => {
  const steps = fc.array(fc.tuple(fc.constantFrom(...VERBS), fc.nat(9), fc.nat(9)), {
    minLength: 12,
    maxLength: 24,
  });
  await fc.assert(
    fc.asyncProperty(steps, async (history) => {
      const memory = new Memory();
      for (let count = 0; count < 3; count += 1)
        memory.onCase.set((await openCase(machine, customerId)).id, []);

      for (const step of history) await memory.take(step);

      for (const [id, messages] of memory.onCase) {
        const unread = messages.filter((message) => memory.unread.has(message)).length;
        const shown = await seen(grace, id);
        expect(shown.unreadCount).toBeGreaterThanOrEqual(unread);
        // Where two cases met, what had been read on one may be unread again.
        const isMixed = history.some(([verb]) => verb === "merge");
        expect(shown.unreadCount).toBeLessThanOrEqual(isMixed ? messages.length : unread);
      }
    }),
    { numRuns: 12, seed: 7 },
  );
}, 60_000);
