import { changed, customerClient, mutate, newCustomer, openCase } from "../cases/desk";
import { eventsOf } from "../cases/recorded-events";
import { timelineOf } from "../cases/timeline";
import { world, type World } from "../support/world";

const CARD = "4242 4242 4242 4242";

let redress: World;
let customerId: string;

beforeAll(async () => {
  redress = await world();
  customerId = await newCustomer(redress.api);
});

afterAll(() => redress.close());

interface Told {
  readonly redactions: readonly {
    readonly field: readonly string[];
    readonly kind: string;
    readonly count: number;
  }[];
  readonly message?: { readonly id: string; readonly body: string };
  readonly note?: { readonly id: string; readonly body: string };
  readonly case?: { readonly id?: string; readonly version: number };
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] }[];
}

async function told(mutation: string, input: object, selection: string, api = redress.api): Promise<Told> {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  const { answer } = await api.data<{ answer: Told }>(
    `mutation ($input: ${type}!) { answer: ${mutation}(input: $input) {
      ${selection} redactions { field kind count } userErrors { code field } } }`,
    { input },
  );
  return answer;
}

const bodiesOf = async (id: string): Promise<readonly (string | undefined)[]> =>
  (await timelineOf(redress.api, id)).flatMap(({ message, note }) =>
    message || note ? [((message ?? note) as { body: string }).body] : [],
  );

test("a card number in a reply is masked; the answer, the timeline and an event say so", async () => {
  const { id } = await openCase(redress.api, customerId);

  const answer = await told(
    "replyToCase",
    { caseId: id, body: `You paid with ${CARD}, cvv 123.` },
    "message { id body } case { version }",
  );

  const messageId = answer.message?.id ?? "";
  expect(answer.message?.body).toBe("You paid with [card **4242], cvv ***.");
  expect(answer.redactions).toEqual([
    { field: ["body"], kind: "CARD_NUMBER", count: 1 },
    { field: ["body"], kind: "SECURITY_CODE", count: 1 },
  ]);
  expect((await timelineOf(redress.api, id)).slice(1)).toMatchObject([
    { __typename: "MessageEntry", message: { id: messageId } },
    {
      __typename: "CardDataRemovedEntry",
      message: { id: messageId },
      fields: ["body"],
      kinds: ["CARD_NUMBER", "SECURITY_CODE"],
    },
  ]);
  expect((await eventsOf(redress, id)).slice(1)).toMatchObject([
    { type: "message.sent", version: 2 },
    {
      type: "case.card_data_removed",
      version: 3,
      payload: {
        caseId: id,
        messageIds: [messageId],
        fields: ["body"],
        kinds: ["CARD_NUMBER", "SECURITY_CODE"],
      },
    },
  ]);
  expect(answer.case?.version).toBe(3);
});

test("what is not masked is told as that, and changes nothing else", async () => {
  const { id } = await openCase(redress.api, customerId);

  const answer = await told("replyToCase", { caseId: id, body: "Order 12345" }, "case { version }");

  expect(answer).toMatchObject({ redactions: [], case: { version: 2 } });
});

test("a customer reads that its message was masked, but not what was masked among the staff", async () => {
  const { id } = await openCase(redress.api, customerId);
  const own = await customerClient(redress, redress.workspace, customerId);
  await told("replyToCase", { caseId: id, body: `It is ${CARD}` }, "message { id }", own);
  await told("addNote", { caseId: id, body: `Told me ${CARD}` }, "note { id }");
  await told("changeCase", { caseId: id, addTags: [CARD], subject: `About ${CARD}` }, "case { version }");

  const entries = await timelineOf(own, id);
  const all = await timelineOf(redress.api, id);

  const removals = ({ __typename }: { readonly __typename: string }): boolean =>
    __typename === "CardDataRemovedEntry";
  expect(entries.filter(removals)).toMatchObject([
    { fields: ["body"], message: { body: "It is [card **4242]" } },
    { fields: ["subject"], message: null },
  ]);
  expect(all.filter(removals)).toMatchObject([
    { fields: ["body"] },
    { fields: ["body"], message: { body: "Told me [card **4242]" } },
    { fields: ["subject"] },
    { fields: ["addTags.0"] },
  ]);
});

test("a case is opened with all of its texts masked", async () => {
  const opened = await mutate(redress.api, "openCase", {
    customerId,
    kind: "REFUND",
    subject: `Paid with ${CARD}`,
    body: `Number: ${CARD}`,
    tags: [CARD],
    attributes: { [CARD]: { paidWith: 4242424242424242 } },
  });

  const id = opened.case?.id ?? "";
  expect(opened.case).toMatchObject({
    subject: "Paid with [card **4242]",
    tags: ["[card **4242]"],
    attributes: { "[card **4242]": { paidWith: "[card **4242]" } },
    version: 3,
  });
  expect(await bodiesOf(id)).toEqual(["Number: [card **4242]", "Number: [card **4242]"]);
});

test("a case is found by a tag that was masked, as it was sent", async () => {
  const { id } = await openCase(redress.api, customerId, { tags: ["5555 5555 5555 4444"] });

  const { cases } = await redress.api.data<{ cases: { nodes: readonly { id: string }[] } }>(
    `{ cases(filter: { tag: "5555 5555 5555 4444" }) { nodes { id } } }`,
  );

  expect(cases.nodes).toEqual([{ id }]);
});

test.each(["replyToCase", "addNote"])(
  "a number written in several calls of %s is masked in all of them, in the transaction of the last",
  async (mutation) => {
    const { id } = await openCase(redress.api, customerId);
    const payload = mutation === "addNote" ? "note" : "message";
    const write = (body: string): Promise<Told> =>
      told(mutation, { caseId: id, body }, `${payload} { id body }`);
    const first = await write("The card is 4242 4242");
    redress.clock.advance(1);
    await write("4242");
    redress.clock.advance(1);

    const last = await write("4242, thank you");

    expect(last[payload]?.body).toBe("4242, thank you");
    expect(last.redactions).toMatchObject([
      { field: ["earlierMessages", first[payload]?.id], kind: "CARD_NUMBER", count: 1 },
      { field: ["earlierMessages", expect.any(String)] },
    ]);
    expect((await bodiesOf(id)).slice(0, 3)).toEqual(["The card is **** ****", "****", "4242, thank you"]);
    expect((await eventsOf(redress, id)).at(-1)).toMatchObject({
      type: "case.card_data_removed",
      version: 5,
    });
  },
);

test("a number that two authors wrote a part of each is none", async () => {
  const { id } = await openCase(redress.api, customerId);
  const own = await customerClient(redress, redress.workspace, customerId);
  await changed(redress.api, "replyToCase", { caseId: id, body: "4242 4242" });
  redress.clock.advance(1);

  const answer = await told("replyToCase", { caseId: id, body: "4242 4242" }, "message { body }", own);

  expect(answer).toMatchObject({ redactions: [], message: { body: "4242 4242" } });
});

test.each([
  ["My Visa: 4242 4242", "My Visa: **** ****"],
  ["I lost it 2 days ago. My Visa: 4242 4242", "I lost it 2 days ago. My Visa: **** ****"],
])(
  "the parts of a number are put in order by when they were sent, not by when they came: %s",
  async (body, masked) => {
    const { id } = await openCase(redress.api, customerId);
    const receive = (body: string, at: string): Promise<Told> =>
      told(
        "receiveMessage",
        {
          caseId: id,
          body,
          externalId: { source: "chat", id: `${id} ${at}` },
          sentAt: `2026-01-15T08:00:${at}.000Z`,
        },
        "message { body }",
      );
    await receive("4242 4242", "02");

    const earlier = await receive(body, "01");

    expect(earlier.message?.body).toBe(masked);
    expect((await bodiesOf(id))[0]).toBe("**** 4242");
  },
);

test("a number that begins in the subject and ends in the first message is masked in both", async () => {
  const opening = { customerId, subject: "My Visa 4242 4242", kind: "REFUND", body: "4242 4242, thank you" };

  const opened = await told("openCase", opening, "case { id subject }");

  expect(opened.case).toMatchObject({ subject: "My Visa **** ****" });
  expect(opened.redactions).toMatchObject([{ field: ["subject"] }, { field: ["body"] }]);
  expect((await bodiesOf(opened.case?.id ?? ""))[0]).toBe("**** 4242, thank you");
});

test("a number in dots that is cut within a group is masked in both messages", async () => {
  const { id } = await openCase(redress.api, customerId);
  await changed(redress.api, "replyToCase", { caseId: id, body: "4242.42" });
  redress.clock.advance(1);

  await changed(redress.api, "replyToCase", { caseId: id, body: "42.4242.4242" });

  expect((await bodiesOf(id)).slice(0, 2)).toEqual(["****.**", "**.****.4242"]);
});

test("a number whose rest is spelled out in words is masked in both messages", async () => {
  const { id } = await openCase(redress.api, customerId);
  await changed(redress.api, "replyToCase", { caseId: id, body: "My Visa: 424" });
  redress.clock.advance(1);
  const rest = "two four two four two four two four two four two four two";

  await changed(redress.api, "replyToCase", { caseId: id, body: rest });

  const [first = "", second = ""] = await bodiesOf(id);
  expect(first).toBe("My Visa: ***");
  expect(second.match(/\*/g)).toHaveLength(9);
});

test("the same external id again returns the masked message and tells of nothing", async () => {
  const { id } = await openCase(redress.api, customerId);
  const input = { caseId: id, body: `It is ${CARD}`, externalId: { source: "mail", id: `again ${id}` } };
  await told("receiveMessage", input, "message { body }");

  const again = await told("receiveMessage", input, "message { body } case { version }");

  expect(again).toMatchObject({ message: { body: "It is [card **4242]" }, case: { version: 3 } });
  expect(await timelineOf(redress.api, id)).toHaveLength(3);
});

test.each([
  [
    "addCustomerIdentity",
    { identity: { kind: "EXTERNAL", source: "shop", value: CARD } },
    ["identity", "value"],
  ],
  [
    "addCustomerIdentity",
    { identity: { kind: "PHONE", value: "+(378)(282)(246)(310)(005)" } },
    ["identity", "value"],
  ],
])("%s refuses a card number for an id: %j", async (mutation, input, field) => {
  const answer = await told(mutation, { customerId, ...input }, "customer { id }");

  expect(answer.userErrors).toEqual([{ code: "CARD_DATA_REFUSED", field }]);
});

test("an external id that holds a card number is refused, and the case is not opened", async () => {
  const input = { customerId, kind: "REFUND", subject: "Refund", externalId: { source: "shop", id: CARD } };

  const { case: seen, userErrors } = await mutate(redress.api, "openCase", input);

  expect(seen).toBeNull();
  expect(userErrors).toMatchObject([{ code: "CARD_DATA_REFUSED", field: ["externalId", "id"] }]);
  expect(JSON.stringify(userErrors)).not.toContain("4242");
});
