import {
  changed,
  customerClient,
  mutate,
  newCustomer,
  newTransaction,
  openCase,
  type Refused,
} from "../cases/desk";
import { eventsOf } from "../cases/recorded-events";
import { timelineOf } from "../cases/timeline";
import type { ApiClient } from "../support/api-client";
import { world, type World } from "../support/world";

let redress: World;
let customerId: string;
let customer: ApiClient;

beforeAll(async () => {
  redress = await world();
  customerId = await newCustomer(redress.api);
  customer = await customerClient(redress, redress.workspace, customerId);
});

afterAll(() => redress.close());

interface Merged {
  readonly case: Seen | null;
  readonly mergedCase?: Seen | null;
  readonly otherCase?: Seen | null;
  readonly newCase?: Seen | null;
  readonly userErrors: readonly Refused[];
}

interface Seen {
  readonly id: string;
  readonly state: string;
  readonly stateReason: string | null;
  readonly lastMessageAt: string | null;
  readonly mergedInto: { readonly id: string } | null;
  readonly mergedCases: { readonly nodes: readonly { readonly id: string }[] };
  readonly transactions: readonly { readonly id: string }[];
  readonly messages: { readonly nodes: readonly { readonly id: string; readonly body: string }[] };
}

const SEEN = `id state stateReason lastMessageAt mergedInto { id } mergedCases { nodes { id } }
  transactions { id } messages(first: 100) { nodes { id body } }`;

const OTHERS = { mergeCases: "mergedCase", undoMerge: "otherCase", splitCase: "newCase" } as const;

async function act(verb: keyof typeof OTHERS, input: object): Promise<Merged> {
  const type = `${verb[0]?.toUpperCase()}${verb.slice(1)}Input`;
  const { answer } = await redress.api.data<{ answer: Merged }>(
    `mutation ($input: ${type}!) { answer: ${verb}(input: $input) {
      case { ${SEEN} } ${OTHERS[verb]} { ${SEEN} } userErrors { code message field details } } }`,
    { input },
  );
  return answer;
}

const read = async (id: string, api: ApiClient = redress.api): Promise<Seen> =>
  (await api.data<{ case: Seen }>(`query ($id: ID!) { case(id: $id) { ${SEEN} } }`, { id })).case;

const bodiesOf = ({ messages }: Seen): readonly string[] => messages.nodes.map(({ body }) => body);

const open = async (body: string, input: object = {}): Promise<string> => {
  redress.clock.advance(60);
  return (await openCase(redress.api, customerId, { body, ...input })).id;
};

test("what was said on a merged case stands on the other, in the order of saying", async () => {
  const first = await open("One");
  const second = await open("Two");
  redress.clock.advance(60);
  await changed(redress.api, "replyToCase", { caseId: first, body: "Three" });
  await changed(redress.api, "addNote", { caseId: second, body: "A note" });

  const { case: into, mergedCase } = await act("mergeCases", { caseId: second, intoCaseId: first });

  expect(bodiesOf(into!)).toEqual(["One", "Two", "Three", "A note"]);
  expect(into).toMatchObject({ state: "OPEN", mergedCases: { nodes: [{ id: second }] } });
  expect(mergedCase).toMatchObject({
    state: "CLOSED",
    stateReason: "DUPLICATE",
    mergedInto: { id: first },
    messages: { nodes: [] },
  });
});

test("both timelines tell of the merge, and keep what they told before", async () => {
  const [first, second] = [await open("One"), await open("Two")];
  await act("mergeCases", { caseId: second, intoCaseId: first });

  const [into, merged] = [await timelineOf(redress.api, first), await timelineOf(redress.api, second)];

  expect(into.map(({ __typename }) => __typename)).toEqual([
    "CaseOpenedEntry",
    "MessageEntry",
    "CaseMergeReceivedEntry",
  ]);
  expect(merged.map(({ __typename }) => __typename)).toEqual([
    "CaseOpenedEntry",
    "MessageEntry",
    "StateChangedEntry",
    "CaseMergedEntry",
  ]);
  expect(merged[1]?.["message"]).toMatchObject({ body: "Two" });
});

test("the transactions of a merged case are linked to the other, each once", async () => {
  const [shared, own] = [
    await newTransaction(redress, redress.workspace, customerId),
    await newTransaction(redress, redress.workspace, customerId),
  ];
  const first = await open("One", { transactionIds: [shared] });
  const second = await open("Two", { transactionIds: [shared, own] });

  const { case: into } = await act("mergeCases", { caseId: second, intoCaseId: first });
  const { otherCase, case: back } = await act("undoMerge", { caseId: second });

  expect(into?.transactions).toEqual([{ id: shared }, { id: own }]);
  expect(otherCase?.transactions).toEqual([{ id: shared }]);
  expect(back?.transactions).toEqual([{ id: shared }, { id: own }]);
});

test("what the customer says on a merged case is heard on the other", async () => {
  const [first, second] = [await open("One"), await open("Two")];
  await changed(redress.api, "resolveCase", { caseId: first, reason: "EXPLAINED" });
  await act("mergeCases", { caseId: second, intoCaseId: first });

  const replied = await changed(customer, "replyToCase", { caseId: second, body: "Still not." });
  const received = await mutate(redress.api, "receiveMessage", {
    caseId: second,
    body: "By mail.",
    externalId: { source: "mail", id: `${second}-1` },
  });

  expect(replied).toMatchObject({ id: first, state: "OPEN" });
  expect(received.case?.id).toBe(first);
  expect(bodiesOf(await read(first))).toEqual(["One", "Two", "Still not.", "By mail."]);
});

test("a message of a channel that comes again after merge and split is the message that is known", async () => {
  const [first, second] = [await open("One"), await open("Two")];
  const receipt = { caseId: second, body: "By mail.", externalId: { source: "mail", id: `${second}-2` } };
  const { message } = await mutate(redress.api, "receiveMessage", receipt);
  await act("splitCase", { caseId: second, messageIds: [message?.id], subject: "Another matter" });
  await act("mergeCases", { caseId: second, intoCaseId: first });

  const again = await mutate(redress.api, "receiveMessage", { ...receipt, caseId: second });

  expect(again).toMatchObject({ created: false, message: { id: message?.id }, userErrors: [] });
});

test("the staff are told where to go on", async () => {
  const [first, second] = [await open("One"), await open("Two")];
  await act("mergeCases", { caseId: second, intoCaseId: first });

  const answers = [
    await mutate(redress.api, "replyToCase", { caseId: second, body: "Hello" }),
    await mutate(redress.api, "reopenCase", { caseId: second, reason: "MISTAKE" }),
    await act("mergeCases", { caseId: second, intoCaseId: first }),
    await act("mergeCases", { caseId: first, intoCaseId: second }),
  ];

  for (const { userErrors } of answers)
    expect(userErrors).toMatchObject([{ code: "ILLEGAL_STATE", details: { mergedInto: first } }]);
});

test("an undone merge leaves both cases as they were, and what was said meanwhile where it was said", async () => {
  const [first, second] = [await open("One"), await open("Two")];
  await changed(redress.api, "markCaseWaiting", {
    caseId: second,
    waitingOn: "CUSTOMER",
    reason: "DOCUMENTS_REQUESTED",
  });
  const [before, other] = [await read(second), await read(first)];
  await act("mergeCases", { caseId: second, intoCaseId: first });
  redress.clock.advance(60);
  await changed(redress.api, "replyToCase", { caseId: first, body: "Meanwhile" });

  const { case: back, otherCase } = await act("undoMerge", { caseId: second });

  expect(back).toEqual(before);
  expect(bodiesOf(otherCase!)).toEqual([...bodiesOf(other), "Meanwhile"]);
});

test("a merge can be undone for a day, and once", async () => {
  const [first, second, third] = [await open("One"), await open("Two"), await open("Three")];
  await act("mergeCases", { caseId: second, intoCaseId: first });
  await act("mergeCases", { caseId: third, intoCaseId: first });
  redress.clock.advance(24 * 60 * 60);
  const inTime = await act("undoMerge", { caseId: second });
  const twice = await act("undoMerge", { caseId: second });
  redress.clock.advance(1);

  const late = await act("undoMerge", { caseId: third });

  expect(inTime.userErrors).toEqual([]);
  expect(twice.userErrors).toMatchObject([{ code: "ILLEGAL_STATE", field: ["caseId"] }]);
  expect(late.userErrors).toMatchObject([{ code: "ILLEGAL_STATE", field: ["caseId"] }]);
});

test("of merges into merges the last is undone first", async () => {
  const [first, second, third] = [await open("One"), await open("Two"), await open("Three")];
  await act("mergeCases", { caseId: third, intoCaseId: second });
  await act("mergeCases", { caseId: second, intoCaseId: first });

  const early = await act("undoMerge", { caseId: third });
  const undone = [await act("undoMerge", { caseId: second }), await act("undoMerge", { caseId: third })];

  expect(early.userErrors).toMatchObject([{ code: "ILLEGAL_STATE", details: { mergedInto: first } }]);
  expect(undone.map(({ case: back }) => bodiesOf(back!))).toEqual([["Two", "Three"], ["Three"]]);
});

test("refuses to merge what is not of the same customer and the same parties", async () => {
  const friendId = await newCustomer(redress.api);
  const [first, second] = [await open("One"), await open("Two")];
  await changed(redress.api, "addParticipant", { caseId: second, customerId: friendId, role: "CONSUMER" });
  const { id: anothers } = await openCase(redress.api, friendId);

  const answers = [
    await act("mergeCases", { caseId: second, intoCaseId: first }),
    await act("mergeCases", { caseId: first, intoCaseId: anothers }),
    await act("mergeCases", { caseId: first, intoCaseId: first }),
  ];

  expect(answers.map(({ userErrors: [error] }) => [error?.code, error?.field])).toEqual([
    ["ILLEGAL_STATE", ["intoCaseId"]],
    ["BAD_USER_INPUT", ["intoCaseId"]],
    ["BAD_USER_INPUT", ["intoCaseId"]],
  ]);
});

test("a second matter becomes a case of its own, with its messages and the same parties", async () => {
  const friendId = await newCustomer(redress.api);
  const [friend, self] = [
    await customerClient(redress, redress.workspace, friendId),
    await customerClient(redress, redress.workspace, customerId),
  ];
  const id = await open("One");
  await changed(redress.api, "addParticipant", { caseId: id, customerId: friendId, role: "CONSUMER" });
  await changed(self, "replyToCase", { caseId: id, body: "And another thing." });
  const { message: note } = await mutate(redress.api, "addNote", { caseId: id, body: "Two matters." });
  const [, second] = (await read(id)).messages.nodes;

  const { case: rest, newCase } = await act("splitCase", {
    caseId: id,
    messageIds: [second?.id, note?.id ?? second?.id],
    subject: "Another thing",
  });

  expect(bodiesOf(rest!)).not.toContain("And another thing.");
  expect(bodiesOf(newCase!)).toContain("And another thing.");
  expect(bodiesOf(await read(newCase!.id, friend))).toEqual(["And another thing."]);
  expect((await eventsOf(redress, newCase!.id)).map(({ type }) => type)).toEqual([
    "case.opened",
    "case.split_off",
  ]);
  expect((await eventsOf(redress, id)).at(-1)).toMatchObject({
    type: "case.split",
    payload: { newCaseId: newCase!.id },
  });
});

test("refuses to split off what was not said on the case", async () => {
  const [first, second] = [await open("One"), await open("Two")];
  const [message] = (await read(second)).messages.nodes;

  const { userErrors } = await act("splitCase", {
    caseId: first,
    messageIds: [message?.id],
    subject: "Another thing",
  });

  expect(userErrors).toMatchObject([{ code: "NOT_FOUND", field: ["messageIds", "0"] }]);
});

test("two merges of two cases into each other at once: one holds, and nothing is lost", async () => {
  const [first, second] = [await open("One"), await open("Two")];

  const answers = await Promise.all([
    act("mergeCases", { caseId: first, intoCaseId: second }),
    act("mergeCases", { caseId: second, intoCaseId: first }),
  ]);

  expect(answers.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
  const cases = [await read(first), await read(second)];
  expect(cases.flatMap(bodiesOf)).toEqual(["One", "Two"]);
});
