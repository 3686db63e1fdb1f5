import {
  caseMutation,
  changed,
  customerClient,
  mutate,
  newCustomer,
  newTransaction,
  openCase,
} from "../cases/desk";
import { eventsOf } from "../cases/recorded-events";
import { timelineOf } from "../cases/timeline";
import type { ApiClient } from "../support/api-client";
import { world, type World } from "../support/world";

let redress: World;
let consumerId: string;
let merchantId: string;
let bankId: string;
let consumer: ApiClient;
let merchant: ApiClient;
let bank: ApiClient;
let stranger: ApiClient;

const newMerchant = async (name: string): Promise<string> => {
  const { createCustomer } = await redress.api.data<{ createCustomer: { customer: { id: string } } }>(
    `mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { customer { id } } }`,
    { input: { kind: "MERCHANT", name } },
  );
  return createCustomer.customer.id;
};

const as = (customerId: string): Promise<ApiClient> => customerClient(redress, redress.workspace, customerId);

beforeAll(async () => {
  redress = await world();
  consumerId = await newCustomer(redress.api, "Grace Hopper");
  merchantId = await newMerchant("Corner Coffee Ltd");
  bankId = await newCustomer(redress.api, "First Bank");
  [consumer, merchant, bank, stranger] = await Promise.all([
    as(consumerId),
    as(merchantId),
    as(bankId),
    as(await newCustomer(redress.api, "Joan Clarke")),
  ]);
});

afterAll(() => redress.close());

/** A case of the consumer's, with the merchant in it. */
const sharedCase = async (): Promise<string> => {
  const { id } = await openCase(redress.api, consumerId, { body: "The coffee never came." });
  await changed(redress.api, "addParticipant", { caseId: id, customerId: merchantId, role: "MERCHANT" });
  return id;
};

const CONVERSATION = `query ($id: ID!) {
  case(id: $id) {
    participants { role name customer { id } }
    messages { totalCount nodes { body visibility author { kind name id } privateWith { name id } } }
  }
}`;

interface Conversation {
  readonly case: {
    readonly participants: readonly unknown[];
    readonly messages: {
      readonly totalCount: number;
      readonly nodes: readonly {
        readonly body: string;
        readonly visibility: string;
        readonly author: { readonly name: string | null };
        readonly privateWith: { readonly name: string | null } | null;
      }[];
    };
  } | null;
}

const conversation = async (api: ApiClient, id: string) =>
  (await api.data<Conversation>(CONVERSATION, { id })).case;

const bodies = async (api: ApiClient, id: string): Promise<readonly string[] | undefined> =>
  (await conversation(api, id))?.messages.nodes.map(({ body }) => body);

test("a merchant that takes part reads the case, its public messages, and who else takes part", async () => {
  const id = await sharedCase();

  const seen = await conversation(merchant, id);

  expect(seen).toEqual({
    participants: [{ role: "MERCHANT", name: "Corner Coffee Ltd", customer: { id: merchantId } }],
    messages: {
      totalCount: 1,
      nodes: [
        {
          body: "The coffee never came.",
          visibility: "PUBLIC",
          author: { kind: "CUSTOMER", name: "Grace", id: null },
          privateWith: null,
        },
      ],
    },
  });
});

test("the consumer reads the merchant's name and nothing more of it", async () => {
  const id = await sharedCase();
  await changed(merchant, "replyToCase", { caseId: id, body: "We shall look into it." });

  const seen = await conversation(consumer, id);

  expect(seen?.participants).toEqual([{ role: "MERCHANT", name: "Corner Coffee Ltd", customer: null }]);
  expect(seen?.messages.nodes[1]?.author).toEqual({
    kind: "CUSTOMER",
    name: "Corner Coffee Ltd",
    id: null,
  });
});

test("what the staff say to one party in private, that party and the staff read", async () => {
  const id = await sharedCase();
  await changed(redress.api, "replyToCase", { caseId: id, body: "To all." });
  await changed(redress.api, "replyToCase", {
    caseId: id,
    body: "Where is the parcel?",
    privateWith: merchantId,
  });
  await changed(redress.api, "replyToCase", { caseId: id, body: "Be patient.", privateWith: consumerId });
  await changed(redress.api, "addNote", { caseId: id, body: "Odd, this one." });

  const [staffs, merchants, consumers] = await Promise.all(
    [redress.api, merchant, consumer].map((api) => bodies(api, id)),
  );

  const all = ["The coffee never came.", "To all.", "Where is the parcel?", "Be patient.", "Odd, this one."];
  expect(staffs).toEqual(all);
  expect(merchants).toEqual(all.slice(0, 3));
  expect(consumers).toEqual([all[0], all[1], all[3]]);
});

test("a party writes to the staff alone by naming itself, and nobody else", async () => {
  const id = await sharedCase();

  const written = await mutate(merchant, "replyToCase", {
    caseId: id,
    body: "It was never sent.",
    privateWith: merchantId,
  });
  const refused = await mutate(merchant, "replyToCase", {
    caseId: id,
    body: "Psst.",
    privateWith: consumerId,
  });

  expect(written.userErrors).toEqual([]);
  expect(refused.userErrors).toMatchObject([{ code: "BAD_USER_INPUT", field: ["privateWith"] }]);
  expect(await bodies(consumer, id)).toEqual(["The coffee never came."]);
  expect(await bodies(redress.api, id)).toContain("It was never sent.");
});

test("neither timeline nor case tells the others of a private message", async () => {
  const id = await sharedCase();
  const read = `query ($id: ID!) { case(id: $id) { lastMessageAt } }`;
  const before = await consumer.data(read, { id });
  redress.clock.advance(60);
  await changed(redress.api, "replyToCase", { caseId: id, body: "Between us.", privateWith: merchantId });

  const after = await consumer.data(read, { id });
  const [consumers, merchants] = [await timelineOf(consumer, id), await timelineOf(merchant, id)];

  expect(after).toEqual(before);
  expect(merchants.map(({ __typename }) => __typename)).toEqual([
    "CaseOpenedEntry",
    "MessageEntry",
    "ParticipantAddedEntry",
    "MessageEntry",
  ]);
  expect(consumers).toHaveLength(3);
});

test("an observer reads along, says nothing, and no other party learns of it", async () => {
  const id = await sharedCase();
  await changed(redress.api, "addParticipant", { caseId: id, customerId: bankId, role: "OBSERVER" });

  const words = await bank.send(caseMutation("replyToCase"), { input: { caseId: id, body: "Hello." } });
  const whisper = await mutate(redress.api, "replyToCase", { caseId: id, body: "Hm.", privateWith: bankId });

  expect(words.errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
  expect(whisper.userErrors).toMatchObject([{ code: "BAD_USER_INPUT", field: ["privateWith"] }]);
  expect(await bodies(bank, id)).toEqual(["The coffee never came."]);
  expect((await conversation(bank, id))?.participants).toHaveLength(2);
  expect((await conversation(consumer, id))?.participants).toHaveLength(1);
  expect(await timelineOf(consumer, id)).toHaveLength(3);
  expect(await timelineOf(redress.api, id)).toHaveLength(4);
});

test("a representative reads what was said to the customer alone, and speaks for it", async () => {
  const { id } = await openCase(redress.api, consumerId, { body: "Mine." });
  await changed(redress.api, "addParticipant", { caseId: id, customerId: bankId, role: "REPRESENTATIVE" });
  await changed(redress.api, "replyToCase", { caseId: id, body: "For Grace.", privateWith: consumerId });
  await changed(redress.api, "markCaseWaiting", {
    caseId: id,
    waitingOn: "CUSTOMER",
    reason: "DOCUMENTS_REQUESTED",
  });

  const answered = await changed(bank, "replyToCase", { caseId: id, body: "Here they are." });

  expect(await bodies(bank, id)).toEqual(["Mine.", "For Grace.", "Here they are."]);
  expect(answered).toMatchObject({ state: "OPEN", stateReason: "CUSTOMER_REPLIED" });
});

test.each([
  ["a wait for the customer goes on", "CUSTOMER", "DOCUMENTS_REQUESTED", "WAITING_ON_CUSTOMER"],
  ["a wait for a third party ends", "THIRD_PARTY", "MERCHANT_INQUIRY", "OPEN"],
])("when the merchant writes, %s", async (_, waitingOn, reason, state) => {
  const id = await sharedCase();
  await changed(redress.api, "markCaseWaiting", { caseId: id, waitingOn, reason });

  const answered = await changed(merchant, "replyToCase", { caseId: id, body: "Sent on Monday." });

  expect(answered.state).toBe(state);
});

test("when the merchant writes on a resolved case, it is worked on again", async () => {
  const id = await sharedCase();
  await changed(redress.api, "resolveCase", { caseId: id, reason: "EXPLAINED" });

  const answered = await changed(merchant, "replyToCase", { caseId: id, body: "That is not so." });

  expect(answered).toMatchObject({ state: "OPEN", stateReason: "NEW_FACTS" });
});

test("a channel hands in what another party said, in private too", async () => {
  const id = await sharedCase();
  const receipt = (externalId: string) => ({ source: "mail", id: `${id}-${externalId}` });

  const said = await mutate(redress.api, "receiveMessage", {
    caseId: id,
    customerId: merchantId,
    isPrivate: true,
    body: "By mail.",
    externalId: receipt("1"),
  });
  const byStranger = await mutate(redress.api, "receiveMessage", {
    caseId: id,
    customerId: bankId,
    body: "Me too.",
    externalId: receipt("2"),
  });

  expect(said.userErrors).toEqual([]);
  expect(byStranger.userErrors).toMatchObject([{ code: "NOT_FOUND", field: ["customerId"] }]);
  expect((await conversation(redress.api, id))?.messages.nodes[1]).toMatchObject({
    visibility: "PRIVATE",
    author: { name: "Corner Coffee Ltd" },
    privateWith: { name: "Corner Coffee Ltd" },
  });
  expect(await bodies(consumer, id)).toHaveLength(1);
});

test("who was taken out of a case finds it no more, not even by its own messages", async () => {
  const id = await sharedCase();
  const { message } = await mutate(merchant, "replyToCase", { caseId: id, body: "I was here." });

  await changed(redress.api, "removeParticipant", { caseId: id, customerId: merchantId });
  const again = await mutate(redress.api, "removeParticipant", { caseId: id, customerId: merchantId });

  const { nodes } = await merchant.data<{ nodes: readonly unknown[] }>(
    `query ($ids: [ID!]!) { nodes(ids: $ids) { id } }`,
    { ids: [id, message?.id] },
  );
  expect(nodes).toEqual([null, null]);
  expect(again.userErrors).toEqual([]);
  expect(await bodies(consumer, id)).toEqual(["The coffee never came.", "I was here."]);
});

test("a party finds its cases in its list, beside those that are its own", async () => {
  const own = await openCase(redress.api, merchantId);
  const shared = await sharedCase();
  const list = `{ cases(first: 2) { nodes { id } } viewer { customer { cases { nodes { id } } sharedCases(first: 1) { nodes { id } } } } }`;

  const seen = await merchant.data<{
    cases: { nodes: unknown };
    viewer: { customer: { cases: { nodes: unknown }; sharedCases: { nodes: unknown } } };
  }>(list);

  expect(seen.cases.nodes).toEqual([{ id: shared }, { id: own.id }]);
  expect(seen.viewer.customer.cases.nodes).toEqual([{ id: own.id }]);
  expect(seen.viewer.customer.sharedCases.nodes).toEqual([{ id: shared }]);
});

test("who takes no part sees nothing of a shared case, and writes nothing on it", async () => {
  const id = await sharedCase();

  const { userErrors } = await mutate(stranger, "replyToCase", { caseId: id, body: "Hello?" });

  expect(await conversation(stranger, id)).toBeNull();
  expect(userErrors).toMatchObject([{ code: "NOT_FOUND", field: ["caseId"] }]);
});

test("events say to whom a message is", async () => {
  const id = await sharedCase();
  await changed(redress.api, "replyToCase", { caseId: id, body: "Only you.", privateWith: merchantId });
  await changed(redress.api, "removeParticipant", { caseId: id, customerId: merchantId });

  const events = await eventsOf(redress, id);

  expect(events.map(({ type }) => type)).toEqual([
    "case.opened",
    "message.received",
    "case.participant_added",
    "message.sent",
    "case.participant_removed",
  ]);
  expect(events[3]?.payload).toMatchObject({ visibility: "PRIVATE", audienceId: merchantId });
  expect(events[2]?.payload).toEqual({ caseId: id, customerId: merchantId, role: "MERCHANT" });
});

test.each([
  ["the case's own customer", () => ({ customerId: consumerId, role: "CONSUMER" }), "CONFLICT"],
  ["one who takes part otherwise", () => ({ customerId: merchantId, role: "OBSERVER" }), "CONFLICT"],
  ["a consumer as merchant", () => ({ customerId: bankId, role: "MERCHANT" }), "BAD_USER_INPUT"],
])("refuses %s", async (_, participant, code) => {
  const id = await sharedCase();

  const { userErrors } = await mutate(redress.api, "addParticipant", { caseId: id, ...participant() });

  expect(userErrors).toMatchObject([{ code }]);
});

test("the customer whose case it is cannot be taken out of it", async () => {
  const id = await sharedCase();

  const { userErrors } = await mutate(redress.api, "removeParticipant", {
    caseId: id,
    customerId: consumerId,
  });

  expect(userErrors).toMatchObject([{ code: "BAD_USER_INPUT", field: ["customerId"] }]);
});

test("the same participant twice is no news", async () => {
  const id = await sharedCase();
  const input = { caseId: id, customerId: merchantId, role: "MERCHANT" };

  const versions = [
    await changed(redress.api, "addParticipant", input),
    await openCase(redress.api, consumerId),
  ];

  expect(versions[0]?.version).toBe(3);
  expect((await conversation(redress.api, id))?.participants).toHaveLength(1);
});

test("refuses a twenty-first participant", async () => {
  const { id } = await openCase(redress.api, consumerId);
  const add = async () =>
    redress.api.send(caseMutation("addParticipant"), {
      input: { caseId: id, customerId: await newCustomer(redress.api), role: "CONSUMER" },
    });
  for (let count = 0; count < 20; count += 1) await add();

  const { errors } = await add();

  expect(errors).toMatchObject([{ extensions: { code: "LIMIT_EXCEEDED" } }]);
});

test("a representative reads those payments of its customer that the case is about, as long as it speaks for it", async () => {
  const [about, other] = [
    await newTransaction(redress, redress.workspace, consumerId),
    await newTransaction(redress, redress.workspace, consumerId),
  ];
  const foreign = await newTransaction(redress, redress.workspace, merchantId);
  const { id } = await openCase(redress.api, consumerId, { transactionIds: [about, foreign] });
  const read = async (): Promise<unknown> =>
    bank.data(
      `query ($id: ID!, $about: ID!, $other: ID!, $foreign: ID!) {
        case(id: $id) { transactions { id state whereabouts { text } history { nodes { toState } } } }
        about: transaction(id: $about) { id }
        other: transaction(id: $other) { id }
        foreign: node(id: $foreign) { id }
        transactions { totalCount }
      }`,
      { id, about, other, foreign },
    );

  await changed(redress.api, "addParticipant", { caseId: id, customerId: bankId, role: "OBSERVER" });
  const observing = await read();
  await changed(redress.api, "removeParticipant", { caseId: id, customerId: bankId });
  await changed(redress.api, "addParticipant", { caseId: id, customerId: bankId, role: "REPRESENTATIVE" });
  const speaking = await read();
  await changed(redress.api, "removeParticipant", { caseId: id, customerId: bankId });

  const nothing = { about: null, other: null, foreign: null, transactions: { totalCount: 0 } };
  expect(observing).toEqual({ case: { transactions: [] }, ...nothing });
  expect(speaking).toEqual({
    ...nothing,
    case: {
      transactions: [
        { id: about, state: "CAPTURED", whereabouts: { text: expect.any(String) }, history: { nodes: [] } },
      ],
    },
    about: { id: about },
  });
  expect(await read()).toEqual({ case: null, ...nothing });
});
