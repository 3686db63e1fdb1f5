import { changed, customerClient, mutate, newCustomer, openCase } from "../cases/desk";
import { eventsOf } from "../cases/recorded-events";
import { timelineOf } from "../cases/timeline";
import type { ApiClient } from "../support/api-client";
import { world, type World } from "../support/world";

interface Sleep {
  readonly state: string;
  readonly version: number;
  readonly snoozedAt: string | null;
  readonly snoozedUntil: string | null;
}

const NOON = "2026-02-01T12:00:00.000Z";

let redress: World;
let customerId: string;

beforeAll(async () => {
  redress = await world();
  customerId = await newCustomer(redress.api);
});

afterAll(() => redress.close());

async function sleepOf(id: string, api: ApiClient = redress.api): Promise<Sleep> {
  const { case: seen } = await api.data<{ case: Sleep }>(
    `query ($id: ID!) { case(id: $id) { state version snoozedAt snoozedUntil } }`,
    { id },
  );
  return seen;
}

async function snoozed(input: object = { until: NOON }): Promise<string> {
  const { id } = await openCase(redress.api, customerId);
  await changed(redress.api, "snoozeCase", { caseId: id, ...input });
  return id;
}

test("a snoozed case says since when and until when, and stays in its state", async () => {
  const { id } = await openCase(redress.api, customerId);
  const waiting = { caseId: id, waitingOn: "THIRD_PARTY", reason: "BANK_INQUIRY" };
  await changed(redress.api, "markCaseWaiting", waiting);

  await changed(redress.api, "snoozeCase", { caseId: id, expectedVersion: 2, until: NOON });

  expect(await sleepOf(id)).toEqual({
    state: "WAITING_ON_THIRD_PARTY",
    version: 3,
    snoozedAt: redress.clock.now(),
    snoozedUntil: NOON,
  });
});

test("timeline and events tell of a snooze and of its end", async () => {
  const id = await snoozed();
  await changed(redress.api, "wakeCase", { caseId: id });

  const [, ...entries] = await timelineOf(redress.api, id);
  const [, ...events] = await eventsOf(redress, id);

  expect(entries).toMatchObject([
    { __typename: "SnoozedEntry", until: NOON },
    { __typename: "WokenEntry", wakeReason: "REQUESTED", dueAt: NOON },
  ]);
  expect(events).toMatchObject([
    { type: "case.snoozed", version: 2, payload: { caseId: id, until: NOON } },
    { type: "case.woken", version: 3, payload: { caseId: id, reason: "REQUESTED", dueAt: NOON } },
  ]);
});

test.each([
  ["a time", { until: NOON }],
  ["the customer's reply", { untilReply: true }],
  ["both", { until: NOON, untilReply: true }],
])("a message of the customer's wakes a case that is snoozed until %s", async (_until, input) => {
  const id = await snoozed(input);
  const customer = await customerClient(redress, redress.workspace, customerId);

  await changed(customer, "replyToCase", { caseId: id, body: "Any news?" });

  const entries = await timelineOf(redress.api, id);
  expect(await sleepOf(id)).toMatchObject({ state: "OPEN", snoozedAt: null, snoozedUntil: null });
  expect(entries.at(-1)).toMatchObject({
    __typename: "WokenEntry",
    wakeReason: "CUSTOMER_REPLIED",
    actor: { kind: "CUSTOMER" },
  });
});

test("a message that a channel brings wakes it too, and ends its wait", async () => {
  const id = await snoozed();
  const waiting = { caseId: id, waitingOn: "CUSTOMER", reason: "DOCUMENTS_REQUESTED" };
  await changed(redress.api, "markCaseWaiting", waiting);
  const message = { caseId: id, body: "Here it is.", externalId: { source: "mail", id: "snoozed" } };

  await changed(redress.api, "receiveMessage", message);

  const types = (await eventsOf(redress, id)).map(({ type }) => type);
  expect(await sleepOf(id)).toMatchObject({ state: "OPEN", version: 6, snoozedAt: null });
  expect(types.slice(-3)).toEqual(["message.received", "case.woken", "case.resumed"]);
});

test.each([
  ["replyToCase", { body: "We are on it." }],
  ["addNote", { body: "Waiting for the bank." }],
  ["changeCase", { priority: "HIGH" }],
  ["markCaseWaiting", { waitingOn: "THIRD_PARTY", reason: "BANK_INQUIRY" }],
])("%s of the staff's leaves a case asleep", async (verb, input) => {
  const id = await snoozed();

  await changed(redress.api, verb, { caseId: id, ...input });

  expect(await sleepOf(id)).toMatchObject({ snoozedUntil: NOON });
});

test.each([
  ["resolveCase", { reason: "SOLVED" }],
  ["closeCase", { reason: "WITHDRAWN" }],
])("%s ends a snooze, and reopening does not bring it back", async (verb, input) => {
  const id = await snoozed();

  await changed(redress.api, verb, { caseId: id, ...input });
  const ended = await sleepOf(id);
  await changed(redress.api, "reopenCase", { caseId: id, reason: "MISTAKE" });

  expect(ended).toMatchObject({ snoozedAt: null, snoozedUntil: null });
  expect(await sleepOf(id)).toMatchObject({ state: "OPEN", snoozedAt: null, snoozedUntil: null });
});

test.each(["resolveCase", "closeCase"])("refuses to snooze a case after %s", async (verb) => {
  const { id } = await openCase(redress.api, customerId);
  const reason = verb === "resolveCase" ? "SOLVED" : "WITHDRAWN";
  const { state, version } = await changed(redress.api, verb, { caseId: id, reason });

  const { userErrors } = await mutate(redress.api, "snoozeCase", { caseId: id, until: NOON });

  expect(userErrors).toMatchObject([
    { code: "ILLEGAL_STATE", field: ["caseId"], details: { from: state, legalMoves: ["reopenCase"] } },
  ]);
  expect(await sleepOf(id)).toMatchObject({ version, snoozedAt: null });
});

test.each([
  ["without an end", {}],
  ["without an end", { untilReply: false }],
  ["until now", { until: "2026-01-15T09:00:00.000Z" }],
  ["until a moment that is over", { until: "2025-01-01T00:00:00.000Z" }],
  ["for more than 366 days", { until: "2027-01-17T00:00:00.000Z" }],
])("refuses to snooze a case %s", async (_how, input) => {
  const { id } = await openCase(redress.api, customerId);

  const { userErrors } = await mutate(redress.api, "snoozeCase", { caseId: id, ...input });

  expect(userErrors).toMatchObject([{ code: "BAD_USER_INPUT", field: ["until"] }]);
});

test("the same snooze again, and waking what is awake, are no news; another end is", async () => {
  const id = await snoozed();

  await changed(redress.api, "snoozeCase", { caseId: id, until: NOON });
  const same = await sleepOf(id);
  await changed(redress.api, "snoozeCase", { caseId: id, untilReply: true });
  const other = await sleepOf(id);
  await changed(redress.api, "wakeCase", { caseId: id });
  await changed(redress.api, "wakeCase", { caseId: id });

  expect(same).toMatchObject({ version: 2, snoozedUntil: NOON });
  expect(other).toMatchObject({ version: 3, snoozedUntil: null });
  expect(other.snoozedAt).not.toBeNull();
  expect(await sleepOf(id)).toMatchObject({ version: 4, snoozedAt: null });
});

test("the inbox holds all cases unless it is asked for those asleep, or for those awake", async () => {
  const other = await newCustomer(redress.api);
  const awake = await openCase(redress.api, other);
  const asleep = await openCase(redress.api, other);
  await changed(redress.api, "snoozeCase", { caseId: asleep.id, untilReply: true });
  const ids = async (snoozed?: boolean): Promise<readonly string[]> => {
    const filter = { customerId: other, ...(snoozed !== undefined && { snoozed }) };
    const { cases } = await redress.api.data<{ cases: { nodes: readonly { id: string }[] } }>(
      `query ($filter: CaseFilter) { cases(filter: $filter) { nodes { id } } }`,
      { filter },
    );
    return cases.nodes.map(({ id }) => id);
  };

  expect(await ids()).toEqual([asleep.id, awake.id]);
  expect(await ids(true)).toEqual([asleep.id]);
  expect(await ids(false)).toEqual([awake.id]);
});

test("a customer reads nothing of a snooze, and can neither ask for it nor for cases by it", async () => {
  const id = await snoozed();
  const customer = await customerClient(redress, redress.workspace, customerId);

  const seen = await sleepOf(id, customer);
  const kinds = (await timelineOf(customer, id)).map(({ __typename }) => __typename);
  const snooze = await customer.send(
    `mutation ($input: SnoozeCaseInput!) { snoozeCase(input: $input) { userErrors { code } } }`,
    { input: { caseId: id, until: NOON } },
  );
  const list = await customer.send(`{ cases(filter: { snoozed: true }) { nodes { id } } }`);

  expect(seen).toMatchObject({ snoozedAt: null, snoozedUntil: null });
  expect(kinds).toEqual(["CaseOpenedEntry"]);
  expect(snooze.errors?.[0]?.extensions.code).toBe("FORBIDDEN");
  expect(list.errors?.[0]?.extensions.code).toBe("BAD_USER_INPUT");
});
