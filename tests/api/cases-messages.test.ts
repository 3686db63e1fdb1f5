import {
  changed,
  customerClient,
  mutate,
  newCustomer,
  newMember,
  openCase,
  runAsMember,
  uuidOf,
} from "../cases/desk";
import { eventsOf } from "../cases/recorded-events";
import { timelineOf } from "../cases/timeline";
import { sql } from "../../src/kernel/database/sql";
import { runAsSystem } from "../../src/server/run-as-system";
import type { Context } from "../../src/services/access/actor";
import { query } from "../../src/services/access/operations";
import { addNote } from "../../src/services/cases/messages/add-note";
import type { ApiClient } from "../support/api-client";
import { world, type World } from "../support/world";

let redress: World;
let customerId: string;

beforeAll(async () => {
  redress = await world();
  customerId = await newCustomer(redress.api);
});

afterAll(() => redress.close());

const receipt = (caseId: string, id: string) => ({
  caseId,
  body: "Any news?",
  channel: "EMAIL",
  externalId: { source: "mail", id },
});

test("a reply goes out on the case's channel and leaves its state alone", async () => {
  const { id } = await openCase(redress.api, customerId, { channel: "CHAT" });

  const after = await changed(redress.api, "replyToCase", { caseId: id, body: "We are looking." });

  const [, reply] = await timelineOf(redress.api, id);
  expect(after).toMatchObject({ state: "OPEN", version: 2, lastMessageAt: redress.clock.now() });
  expect(reply).toMatchObject({
    __typename: "MessageEntry",
    actor: { kind: "API_KEY" },
    message: { body: "We are looking.", direction: "OUTBOUND" },
  });
  expect(await eventsOf(redress, id)).toMatchObject([
    { type: "case.opened" },
    { type: "message.sent", version: 2, payload: { caseId: id, channel: "CHAT" } },
  ]);
});

test.each(["CUSTOMER", "THIRD_PARTY"])(
  "what the customer writes wakes a case that waits on %s, in the same transaction",
  async (waitingOn) => {
    const { id } = await openCase(redress.api, customerId);
    const reason = waitingOn === "CUSTOMER" ? "INFORMATION_REQUESTED" : "PROVIDER_INQUIRY";
    await changed(redress.api, "markCaseWaiting", { caseId: id, waitingOn, reason });

    const after = await changed(redress.api, "receiveMessage", receipt(id, `wake ${waitingOn}`));

    const [, , message, moved] = await timelineOf(redress.api, id);
    expect(after).toMatchObject({ state: "OPEN", stateReason: "CUSTOMER_REPLIED", version: 4 });
    expect(message).toMatchObject({ __typename: "MessageEntry", actor: { kind: "CUSTOMER" } });
    expect(moved).toMatchObject({
      fromState: `WAITING_ON_${waitingOn}`,
      toState: "OPEN",
      reason: "CUSTOMER_REPLIED",
      actor: { kind: "CUSTOMER", id: customerId },
    });
    expect((await eventsOf(redress, id)).map(({ type, version }) => `${type} ${version}`)).toEqual([
      "case.opened 1",
      "case.paused 2",
      "message.received 3",
      "case.resumed 4",
    ]);
  },
);

test("what the customer writes reopens a resolved case", async () => {
  const { id } = await openCase(redress.api, customerId);
  await changed(redress.api, "resolveCase", { caseId: id, reason: "SOLVED" });

  const after = await changed(redress.api, "receiveMessage", receipt(id, "reopen"));

  expect(after).toMatchObject({ state: "OPEN", stateReason: "CUSTOMER_REPLIED", resolvedAt: null });
  expect((await eventsOf(redress, id)).at(-1)).toMatchObject({ type: "case.reopened", version: 4 });
});

test("a reply of the staff's leaves a resolved case resolved, and a waiting one waiting", async () => {
  const { id } = await openCase(redress.api, customerId);
  await changed(redress.api, "markCaseWaiting", {
    caseId: id,
    waitingOn: "CUSTOMER",
    reason: "DOCUMENTS_REQUESTED",
  });
  const waiting = await changed(redress.api, "replyToCase", { caseId: id, body: "Please send it." });
  await changed(redress.api, "resolveCase", { caseId: id, reason: "EXPLAINED" });

  const resolved = await changed(redress.api, "replyToCase", { caseId: id, body: "All the best." });

  expect(waiting.state).toBe("WAITING_ON_CUSTOMER");
  expect(resolved).toMatchObject({ state: "RESOLVED", stateReason: "EXPLAINED" });
});

test.each(["replyToCase", "receiveMessage"])("%s refuses a closed case and says what to do", async (verb) => {
  const { id } = await openCase(redress.api, customerId);
  await changed(redress.api, "closeCase", { caseId: id, reason: "SPAM" });
  const input = verb === "replyToCase" ? { caseId: id, body: "Hello" } : receipt(id, `closed ${verb}`);

  const { case: seen, userErrors } = await mutate(redress.api, verb, input);

  expect(seen).toBeNull();
  expect(userErrors).toMatchObject([{ code: "ILLEGAL_STATE", field: ["caseId"] }]);
  expect(userErrors[0]?.message).toMatch(/followUpCase.*reopenCase/);
  expect(await timelineOf(redress.api, id)).toHaveLength(2);
});

test("a closed case still takes a note, and the staff may reopen it and reply", async () => {
  const { id } = await openCase(redress.api, customerId);
  await changed(redress.api, "closeCase", { caseId: id, reason: "WITHDRAWN" });

  const noted = await mutate(redress.api, "addNote", { caseId: id, body: "Came back by phone." });
  await changed(redress.api, "reopenCase", { caseId: id, reason: "NEW_FACTS" });
  const replied = await changed(redress.api, "replyToCase", { caseId: id, body: "Hello again." });

  expect(noted).toMatchObject({ case: { state: "CLOSED" }, note: { body: "Came back by phone." } });
  expect(replied.state).toBe("OPEN");
});

test("the same external id again returns the first message and changes nothing, even once the case is closed", async () => {
  const { id } = await openCase(redress.api, customerId);
  const first = await mutate(redress.api, "receiveMessage", receipt(id, "twice"));
  const closed = await changed(redress.api, "closeCase", { caseId: id, reason: "DUPLICATE" });

  const again = await mutate(redress.api, "receiveMessage", {
    ...receipt(id, " twice "),
    body: "Other words",
  });

  expect(first.created).toBe(true);
  expect(again).toMatchObject({ created: false, message: first.message, case: closed });
});

test("refuses the external id of another case's message", async () => {
  const { id } = await openCase(redress.api, customerId);
  const other = await openCase(redress.api, customerId);
  await changed(redress.api, "receiveMessage", receipt(id, "theirs"));

  const { userErrors } = await mutate(redress.api, "receiveMessage", receipt(other.id, "theirs"));

  expect(userErrors).toMatchObject([{ code: "CONFLICT", field: ["externalId"] }]);
});

test("imported messages stand where they belong in time", async () => {
  const { id } = await openCase(redress.api, customerId, { body: "Second" });
  await changed(redress.api, "receiveMessage", {
    ...receipt(id, "import"),
    body: "First",
    sentAt: "2026-01-01T12:00:00+02:00",
  });

  const { case: seen } = await redress.api.data<{ case: { messages: unknown; lastMessageAt: string } }>(
    `query ($id: ID!) { case(id: $id) { lastMessageAt messages { nodes { body sentAt createdAt externalId { source id } case { id } } } } }`,
    { id },
  );

  const now = redress.clock.now();
  expect(seen).toEqual({
    lastMessageAt: now,
    messages: {
      nodes: [
        {
          body: "First",
          sentAt: "2026-01-01T10:00:00.000Z",
          createdAt: now,
          externalId: { source: "mail", id: "import" },
          case: { id },
        },
        { body: "Second", sentAt: now, createdAt: now, externalId: null, case: { id } },
      ],
    },
  });
});

test("refuses a message from the future", async () => {
  const { id } = await openCase(redress.api, customerId);

  const { userErrors } = await mutate(redress.api, "receiveMessage", {
    ...receipt(id, "future"),
    sentAt: "2036-01-01T00:00:00Z",
  });

  expect(userErrors).toMatchObject([{ code: "BAD_USER_INPUT", field: ["sentAt"] }]);
});

test("a note bears the name of the member who wrote it", async () => {
  const { id } = await openCase(redress.api, customerId);
  const memberId = await newMember(redress, redress.workspace, { name: "Alan Turing" });

  await runAsMember(redress, redress.workspace, memberId, addNote, { caseId: uuidOf(id), body: "Checked." });

  expect((await timelineOf(redress.api, id)).at(-1)).toMatchObject({
    __typename: "NoteEntry",
    actor: { kind: "MEMBER", name: "Alan Turing", id: memberId },
    note: { body: "Checked.", visibility: "INTERNAL" },
  });
});

test("messages can be read without the notes, and the notes without the messages", async () => {
  const { id } = await openCase(redress.api, customerId, { body: "Hello" });
  await changed(redress.api, "addNote", { caseId: id, body: "Be kind." });

  const { case: seen } = await redress.api.data<{ case: unknown }>(
    `query ($id: ID!) {
      case(id: $id) {
        all: messages { nodes { body direction } totalCount }
        said: messages(visibility: PUBLIC) { nodes { body } totalCount }
        notes: messages(visibility: INTERNAL) { nodes { body } totalCount }
      }
    }`,
    { id },
  );

  expect(seen).toEqual({
    all: {
      nodes: [
        { body: "Hello", direction: "INBOUND" },
        { body: "Be kind.", direction: null },
      ],
      totalCount: 2,
    },
    said: { nodes: [{ body: "Hello" }], totalCount: 1 },
    notes: { nodes: [{ body: "Be kind." }], totalCount: 1 },
  });
});

test.each([
  ["replyToCase", { body: "before\0after" }],
  ["changeCase", { addTags: ["\0"] }],
  ["changeCase", { attributes: { key: "\0" } }],
  ["changeCase", { attributes: { key: "half of an emoji: \ud83d" } }],
])("%s refuses text that cannot be stored, and says so", async (verb, input) => {
  const held = await openCase(redress.api, customerId);

  const { case: seen, userErrors } = await mutate(redress.api, verb, { caseId: held.id, ...input });

  expect(seen).toBeNull();
  expect(userErrors).toMatchObject([{ code: "BAD_USER_INPUT" }]);
  expect(userErrors[0]?.message).toContain("cannot be stored");
  expect(await timelineOf(redress.api, held.id)).toHaveLength(1);
});

test("a reply may say that no person wrote it; its customer is not told, and may not say so", async () => {
  const { id } = await openCase(redress.api, customerId);
  const customer = await customerClient(redress, redress.workspace, customerId);

  await changed(redress.api, "replyToCase", { caseId: id, body: "We got it.", isAutomatic: true });
  await changed(redress.api, "replyToCase", { caseId: id, body: "We are looking." });
  const refused = await mutate(customer, "replyToCase", { caseId: id, body: "Hello", isAutomatic: true });

  expect(refused.userErrors).toMatchObject([{ field: ["isAutomatic"] }]);
  expect(await whoWrote(redress.api, id)).toEqual([true, false]);
  expect(await whoWrote(customer, id)).toEqual([null, null]);
  expect(await detailsOfMessages(id)).toEqual([{ automatic: true }, {}]);
});

async function whoWrote(api: ApiClient, id: string): Promise<readonly unknown[]> {
  const seen = await api.data<{ case: { messages: { nodes: readonly { isAutomatic: unknown }[] } } }>(
    `query ($id: ID!) { case(id: $id) { messages { nodes { isAutomatic } } } }`,
    { id },
  );
  return seen.case.messages.nodes.map(({ isAutomatic }) => isAutomatic);
}

async function detailsOfMessages(id: string): Promise<readonly unknown[]> {
  const read = query({ name: "test:details", permission: "case:read" }, (ctx: Context) =>
    ctx.db.rows<{ readonly detail: unknown }>(sql`
      select detail
      from case_timeline_entries
      where ${ctx.inWorkspace()}
      and case_id = ${uuidOf(id)}
      and kind = 'MESSAGE'
      order by case_version`),
  );
  const lines = await runAsSystem(redress.platform, redress.workspace.id, read, null);
  return lines.map(({ detail }) => detail);
}
