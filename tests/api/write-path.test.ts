import { safeText } from "../../src/kernel/firewall/admit";
import { runAsSystem } from "../../src/server/run-as-system";
import type { Context } from "../../src/services/access/actor";
import { command } from "../../src/services/access/operations";
import { lockCase } from "../../src/services/cases/lock-case";
import { recordNote } from "../../src/services/cases/messages/record-message";
import { mutate, newCustomer, openCase, uuidOf } from "../cases/desk";
import { eventsOf } from "../cases/recorded-events";
import { timelineOf } from "../cases/timeline";
import type { ApiResult } from "../support/api-client";
import { breakableLine, type BreakableLine } from "../support/breakable-line";
import { cloneDatabase } from "../support/test-server";
import { refuseUnstorable, UNSTORABLE } from "../support/unstorable-words";
import { world, type World } from "../support/world";

let redress: World;
let line: BreakableLine;
let customerId: string;

beforeAll(async () => {
  const database = await cloneDatabase();
  line = await breakableLine(database.applicationUrl);
  redress = await world({ database: { ...database, applicationUrl: line.url } });
  await refuseUnstorable(database);
  customerId = await newCustomer(redress.api);
});

afterAll(async () => {
  await redress.close();
  await line.close();
});

const REPLY = `
  mutation ($input: ReplyToCaseInput!) {
    replyToCase(input: $input) { message { id body sentAt } case { id version } userErrors { code } }
  }`;
const OPEN = `
  mutation ($input: OpenCaseInput!) {
    openCase(input: $input) { case { id number version lastMessageAt } userErrors { code } }
  }`;

function reply(input: object, key?: string): Promise<ApiResult<Record<string, unknown>>> {
  return redress.api.send(REPLY, { input }, key === undefined ? {} : { "idempotency-key": key });
}

async function packetsOf(work: () => Promise<ApiResult<Record<string, unknown>>>): Promise<number> {
  // Texts are named from their second use on.
  for (let turn = 0; turn < 3; turn += 1) await work();
  const packets: number[] = [];
  // The fewest count: now and then the uses of keys are written down meanwhile.
  for (let turn = 0; turn < 3; turn += 1) {
    const before = line.packets();
    const { errors } = await work();
    expect(errors).toBeUndefined();
    packets.push(line.packets() - before);
  }
  return Math.min(...packets);
}

async function bodiesOf(caseId: string): Promise<readonly (string | undefined)[]> {
  const [, ...entries] = await timelineOf(redress.api, caseId);
  return entries.map((entry) => (entry as { message?: { body: string } }).message?.body);
}

test("a reply takes two round trips: who asks with the case, and all that is written with its commit", async () => {
  const { id } = await openCase(redress.api, customerId);

  expect(await packetsOf(() => reply({ caseId: id, body: "We are looking." }))).toBe(2);
});

test("an idempotency key costs a reply one round trip, and storing the answer none", async () => {
  const { id } = await openCase(redress.api, customerId);
  let turn = 0;

  const packets = await packetsOf(() => reply({ caseId: id, body: "We are looking." }, `turn ${++turn}`));

  expect(packets).toBe(3);
});

test("an opening takes three round trips: the caller with the customer, the case with its number, the commit", async () => {
  const input = { customerId, subject: "Where is it?", kind: "QUESTION", body: "It has been a week." };

  expect(await packetsOf(() => redress.api.send(OPEN, { input }))).toBe(3);
});

test("what is answered of a reply and an opening is what was stored", async () => {
  const attributes = { zeta: 1, alpha: { nested: [1.5, "two", null] }, b: true };
  const opened = await openCase(redress.api, customerId, { body: "Hello", attributes, tags: ["one"] });
  const replied = await mutate(redress.api, "replyToCase", {
    caseId: opened.id,
    body: "Hello to you",
    sentAt: "2026-01-01T12:00:00.5+02:00",
    externalId: { source: "mail", id: "stored" },
  });

  const { case: stored, messages } = await redress.api.data<{ case: unknown; messages: unknown }>(
    `query ($id: ID!) {
      case(id: $id) {
        id number subject kind state stateReason priority channel tags attributes version
        lastMessageAt resolvedAt closedAt customer { id } team { id } assignee { id } transactions { id }
      }
      messages: case(id: $id) { messages { nodes { id body } } }
    }`,
    { id: opened.id },
  );

  expect(replied.case).toEqual({ ...opened, version: 3 });
  expect(stored).toEqual(replied.case);
  expect(messages).toMatchObject({ messages: { nodes: [replied.message, { body: "Hello" }] } });
});

test("of two replies in one request, the refused one is undone and the other stands", async () => {
  const { id } = await openCase(redress.api, customerId);

  const { data } = await redress.api.send(
    `mutation ($good: ReplyToCaseInput!, $bad: ReplyToCaseInput!) {
      first: replyToCase(input: $good) { case { version } userErrors { code } }
      bad: replyToCase(input: $bad) { case { version } userErrors { code } }
      last: replyToCase(input: $good) { case { version } userErrors { code } }
    }`,
    { good: { caseId: id, body: "Stands" }, bad: { caseId: id, body: UNSTORABLE } },
  );

  expect(data).toEqual({
    first: { case: { version: 2 }, userErrors: [] },
    bad: { case: null, userErrors: [{ code: "BAD_USER_INPUT" }] },
    last: { case: { version: 3 }, userErrors: [] },
  });
  expect(await bodiesOf(id)).toEqual(["Stands", "Stands"]);
  expect((await eventsOf(redress, id)).map(({ version }) => version)).toEqual([1, 2, 3]);
});

test("a refusal of what was already written is remembered under its idempotency key", async () => {
  const { id } = await openCase(redress.api, customerId);

  const first = await reply({ caseId: id, body: UNSTORABLE }, "refused");
  const again = await reply({ caseId: id, body: UNSTORABLE }, "refused");

  expect(first.data).toMatchObject({
    replyToCase: { message: null, userErrors: [{ code: "BAD_USER_INPUT" }] },
  });
  expect(again.data).toEqual(first.data);
  expect(again.extensions).toMatchObject({ idempotentReplay: true });
  expect(await bodiesOf(id)).toEqual([]);
});

test("a refused opening gives its number back, even when the database had taken it", async () => {
  const before = await openCase(redress.api, customerId);

  const refused = await mutate(redress.api, "openCase", {
    customerId,
    subject: UNSTORABLE,
    kind: "QUESTION",
  });
  const after = await openCase(redress.api, customerId);

  expect(refused.userErrors).toMatchObject([{ code: "BAD_USER_INPUT" }]);
  expect(after.number).toBe(before.number + 1);
});

test("a connection that is lost before anything was committed is not noticed by the caller", async () => {
  const { id } = await openCase(redress.api, customerId);
  line.breakAt(uuidOf(id), "after");

  const { errors } = await reply({ caseId: id, body: "Once" });

  expect(errors).toBeUndefined();
  expect(await bodiesOf(id)).toEqual(["Once"]);
});

test.each(["before", "after"] as const)(
  "a connection that is lost %s the commit is told as an unknown outcome, and the key tells which",
  async (moment) => {
    const { id } = await openCase(redress.api, customerId);
    const body = `Lost ${moment} the commit`;
    line.breakAt(body, moment);

    const lost = await reply({ caseId: id, body }, moment);
    const again = await reply({ caseId: id, body }, moment);

    expect(lost.data ?? null).toBeNull();
    expect(lost.errors).toMatchObject([{ extensions: { code: "UNAVAILABLE", retryable: true } }]);
    expect(lost.errors?.[0]?.message).toContain("may or may not have happened");
    expect(again.extensions?.["idempotentReplay"]).toBe(moment === "after" ? true : undefined);
    expect(await bodiesOf(id)).toEqual([body]);
  },
);

test("a case cannot be stepped twice from one version, and then nothing of it stays", async () => {
  const { id } = await openCase(redress.api, customerId);
  const stepTwice = command({ name: "test:stepTwice", permission: "case:write" }, async (ctx: Context) => {
    const held = await lockCase(ctx, { caseId: uuidOf(id) });
    return Promise.all([recordNote(ctx, held, safeText("one")), recordNote(ctx, held, safeText("two"))]);
  });

  const done = runAsSystem(redress.platform, redress.workspace.id, stepTwice, null);

  await expect(done).rejects.toMatchObject({ code: "23502" });
  expect(await timelineOf(redress.api, id)).toHaveLength(1);
  expect(await eventsOf(redress, id)).toHaveLength(1);
});
