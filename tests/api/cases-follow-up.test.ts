import { changed, customerClient, mutate, newCustomer, newTransaction, openCase } from "../cases/desk";
import { eventsOf } from "../cases/recorded-events";
import { timelineOf } from "../cases/timeline";
import { world, type World } from "../support/world";

let redress: World;
let customerId: string;
let transactionId: string;

beforeAll(async () => {
  redress = await world();
  customerId = await newCustomer(redress.api);
  transactionId = await newTransaction(redress, redress.workspace, customerId);
});

afterAll(() => redress.close());

async function closedCase(): Promise<string> {
  const facts = { subject: "My refund", kind: "REFUND", priority: "HIGH", transactionIds: [transactionId] };
  const { id } = await openCase(redress.api, customerId, facts);
  await changed(redress.api, "closeCase", { caseId: id, reason: "WITHDRAWN" });
  return id;
}

test("a follow-up is a new case of the same customer, about the same, and linked to the closed one", async () => {
  const closed = await closedCase();

  const opened = await changed(redress.api, "followUpCase", { caseId: closed });

  const { case: seen } = await redress.api.data<{ case: unknown }>(
    `query ($id: ID!) { case(id: $id) { state links { kind direction case { id state } } } }`,
    { id: opened.id },
  );
  expect(opened).toMatchObject({
    subject: "Re: My refund",
    kind: "REFUND",
    state: "OPEN",
    channel: "API",
    customer: { id: customerId },
    transactions: [{ id: transactionId }],
  });
  expect(seen).toEqual({
    state: "OPEN",
    links: [{ kind: "FOLLOW_UP_OF", direction: "OUTGOING", case: { id: closed, state: "CLOSED" } }],
  });
});

test("what is told of it is told in its own words, and its first message is the customer's", async () => {
  const closed = await closedCase();
  const input = {
    caseId: closed,
    subject: "Still no refund",
    kind: "COMPLAINT",
    body: "It has been a week.",
  };

  const opened = await changed(redress.api, "followUpCase", { ...input, channel: "EMAIL" });

  expect(opened).toMatchObject({
    subject: "Still no refund",
    kind: "COMPLAINT",
    channel: "EMAIL",
    version: 3,
  });
  expect((await eventsOf(redress, opened.id)).map(({ type, version }) => `${version} ${type}`)).toEqual([
    "1 case.opened",
    "2 message.received",
    "3 case.linked",
  ]);
  expect((await timelineOf(redress.api, closed)).at(-1)).toMatchObject({
    __typename: "CaseLinkedEntry",
    linkKind: "FOLLOW_UP_OF",
    direction: "INCOMING",
    otherCase: { id: opened.id },
  });
});

test("a customer's own token follows up its own case", async () => {
  const closed = await closedCase();
  const customer = await customerClient(redress, redress.workspace, customerId);

  const { case: opened } = await mutate(customer, "followUpCase", { caseId: closed, body: "Once more." });

  expect(opened).toMatchObject({
    channel: "PORTAL",
    subject: "Re: My refund",
    transactions: [{ id: transactionId }],
  });
});

test("one that goes on from a follow-up is not marked twice, and a long subject is cut", async () => {
  const again = await openCase(redress.api, customerId, { subject: "RE: My refund" });
  const long = await openCase(redress.api, customerId, { subject: "x".repeat(300) });
  for (const { id } of [again, long])
    await changed(redress.api, "closeCase", { caseId: id, reason: "WITHDRAWN" });

  const subjects = [again, long].map(
    async ({ id }) => (await changed(redress.api, "followUpCase", { caseId: id })).subject,
  );

  expect(await Promise.all(subjects)).toEqual(["RE: My refund", `Re: ${"x".repeat(296)}`]);
});

test("another customer's closed case is not there", async () => {
  const closed = await closedCase();
  const stranger = await customerClient(redress, redress.workspace, await newCustomer(redress.api));

  const { userErrors } = await mutate(stranger, "followUpCase", { caseId: closed });

  expect(userErrors).toMatchObject([{ code: "NOT_FOUND", field: ["caseId"] }]);
});

test.each([
  ["OPEN", null],
  ["RESOLVED", { reason: "SOLVED" }],
] as const)("refuses to follow up a case that is %s, and opens none", async (state, resolution) => {
  const { id } = await openCase(redress.api, customerId);
  if (resolution) await changed(redress.api, "resolveCase", { caseId: id, ...resolution });

  const { userErrors } = await mutate(redress.api, "followUpCase", { caseId: id });
  const next = await openCase(redress.api, customerId);
  const last = await openCase(redress.api, customerId);

  expect(userErrors).toMatchObject([
    { code: "ILLEGAL_STATE", field: ["caseId"], details: { from: state, legalMoves: ["replyToCase"] } },
  ]);
  expect(last.number).toBe(next.number + 1);
});

test("a reply to a closed case is refused with the way on", async () => {
  const closed = await closedCase();

  const { userErrors } = await mutate(redress.api, "replyToCase", { caseId: closed, body: "Hello?" });

  expect(userErrors).toMatchObject([
    { code: "ILLEGAL_STATE", details: { legalMoves: ["reopenCase", "followUpCase"] } },
  ]);
});

test("card data in a follow-up is masked, and the answer and the timeline say so", async () => {
  const closed = await closedCase();

  const { followUpCase } = await redress.api.data<{
    followUpCase: { case: { id: string; subject: string }; redactions: readonly unknown[] };
  }>(
    `mutation ($input: FollowUpCaseInput!) {
      followUpCase(input: $input) { case { id subject } redactions { field kind count } userErrors { code } }
    }`,
    { input: { caseId: closed, subject: "Card 4242 4242 4242 4242" } },
  );

  expect(followUpCase.case.subject).toBe("Card [card **4242]");
  expect(followUpCase.redactions).toEqual([{ field: ["subject"], kind: "CARD_NUMBER", count: 1 }]);
  const kinds = (await timelineOf(redress.api, followUpCase.case.id)).map(({ __typename }) => __typename);
  expect(kinds).toContain("CardDataRemovedEntry");
});
