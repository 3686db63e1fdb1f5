import { addNote } from "../../src/services/cases/messages/add-note";
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
import type { ApiClient } from "../support/api-client";
import { world, type World } from "../support/world";
import { addressOf, announce, filesIn, PNG, put, seenBy, upload } from "./files";

let redress: World;
let customerId: string;
let customer: ApiClient;
let caseId: string;

beforeAll(async () => {
  redress = await world();
});

beforeEach(async () => {
  customerId = await newCustomer(redress.api);
  customer = await customerClient(redress, redress.workspace, customerId);
  caseId = (await openCase(redress.api, customerId)).id;
});

afterAll(() => redress.close());

interface SeenMessage {
  readonly body: string;
  readonly attachments: readonly { readonly fileName: string; readonly downloadUrl: string | null }[];
}

async function messagesSeenBy(api: ApiClient): Promise<readonly SeenMessage[]> {
  const { case: seen } = await api.data<{ case: { messages: { nodes: SeenMessage[] } } | null }>(
    `query ($id: ID!) { case(id: $id) { messages { nodes { body attachments { fileName downloadUrl } } } } }`,
    { id: caseId },
  );
  return seen?.messages.nodes ?? [];
}

async function uploads(api: ApiClient, ...names: readonly string[]): Promise<readonly string[]> {
  const ids = [];
  for (const fileName of names) ids.push((await upload(redress, api, { fileName })).id);
  return ids;
}

test("a reply carries files in the order in which it names them, and its customer fetches them", async () => {
  const [first, second] = await uploads(redress.api, "a.png", "b.png");

  await changed(redress.api, "replyToCase", { caseId, body: "See both.", attachmentIds: [second, first] });

  const [reply] = await messagesSeenBy(customer);
  expect(reply?.attachments.map(({ fileName }) => fileName)).toEqual(["b.png", "a.png"]);
  const fetched = await fetch(addressOf(redress, reply?.attachments[0]?.downloadUrl));
  expect(Buffer.from(await fetched.arrayBuffer()).equals(PNG)).toBe(true);
  expect((await eventsOf(redress, caseId)).at(-1)).toMatchObject({ type: "message.sent" });
});

test.each([
  [
    "replyToCase",
    async (ids: readonly string[]) =>
      mutate(customer, "replyToCase", { caseId, body: "Here.", attachmentIds: ids }),
  ],
  [
    "openCase",
    async (ids: readonly string[]) => {
      const opened = await mutate(customer, "openCase", {
        kind: "REFUND",
        subject: "My receipt",
        body: "Here.",
        attachmentIds: ids,
      });
      caseId = opened.case?.id ?? "";
      return opened;
    },
  ],
])("a customer's %s carries what it uploaded, and the staff fetch it", async (_verb, say) => {
  const ids = await uploads(customer, "receipt.png");

  const { userErrors } = await say(ids);

  expect(userErrors).toEqual([]);
  const said = (await messagesSeenBy(redress.api)).find(({ body }) => body === "Here.");
  expect((await fetch(addressOf(redress, said?.attachments[0]?.downloadUrl))).status).toBe(200);
  expect(await seenBy(redress.api, ids[0]!)).toMatchObject({
    message: { id: expect.stringMatching(/^msg_/) },
  });
});

test("what the customer uploaded is handed in with the words that a backend receives", async () => {
  const attachmentIds = await uploads(customer, "letter.png");

  await changed(redress.api, "receiveMessage", {
    caseId,
    body: "By post",
    externalId: { source: "mail", id: caseId },
    attachmentIds,
  });

  expect(await messagesSeenBy(customer)).toMatchObject([
    { body: "By post", attachments: [{ fileName: "letter.png" }] },
  ]);
});

test("the files of a note are the staff's alone", async () => {
  const attachmentIds = await uploads(redress.api, "internal.png");

  await mutate(redress.api, "addNote", { caseId, body: "Not for the customer", attachmentIds });

  expect(await messagesSeenBy(redress.api)).toMatchObject([{ attachments: [{ fileName: "internal.png" }] }]);
  expect(await messagesSeenBy(customer)).toEqual([]);
  expect(await seenBy(customer, attachmentIds[0]!)).toBeNull();
});

test("the file of a private word is for whom the word is", async () => {
  const consumerId = await newCustomer(redress.api, "Alan Kay");
  await changed(redress.api, "addParticipant", { caseId, customerId: consumerId, role: "CONSUMER" });
  const consumer = await customerClient(redress, redress.workspace, consumerId);
  const [id] = await uploads(redress.api, "contract.png");

  await changed(redress.api, "replyToCase", {
    caseId,
    body: "Between us.",
    privateWith: consumerId,
    attachmentIds: [id],
  });

  expect(await seenBy(consumer, id!)).toMatchObject({ fileName: "contract.png" });
  expect(await seenBy(customer, id!)).toBeNull();
  expect(await seenBy(redress.api, id!)).toMatchObject({ fileName: "contract.png" });
});

test("another customer does not see a file, whether it names it or its message", async () => {
  const stranger = await customerClient(redress, redress.workspace, await newCustomer(redress.api, "Ada"));
  const [id] = await uploads(customer, "receipt.png");
  await changed(customer, "replyToCase", { caseId, body: "Here.", attachmentIds: [id] });

  const { node } = await stranger.data<{ node: unknown }>(`query ($id: ID!) { node(id: $id) { id } }`, {
    id,
  });

  expect(node).toBeNull();
  expect(await seenBy(stranger, id!)).toBeNull();
  expect(await seenBy(customer, id!)).toMatchObject({ fileName: "receipt.png" });
});

const reply = (attachmentIds: readonly unknown[], api = redress.api) =>
  mutate(api, "replyToCase", { caseId, body: "With files.", attachmentIds });

test("a file goes with one message only", async () => {
  const [id] = await uploads(redress.api, "once.png");
  await reply([id]);

  const again = await reply([id]);
  const twice = await reply([...(await uploads(redress.api, "twice.png")), id].map((one) => one));

  expect(again.userErrors).toMatchObject([{ code: "CONFLICT", field: ["attachmentIds", "0"] }]);
  expect(twice.userErrors).toMatchObject([{ code: "CONFLICT", field: ["attachmentIds", "1"] }]);
});

test("of two messages that take a file at once, one gets it", async () => {
  const [id] = await uploads(redress.api, "once.png");

  const answers = await Promise.all([1, 2, 3, 4].map(() => reply([id])));

  const refused = answers.filter(({ userErrors }) => userErrors.length > 0);
  expect(refused).toHaveLength(3);
  expect((await messagesSeenBy(redress.api)).flatMap(({ attachments }) => attachments)).toHaveLength(1);
});

test("the same file twice in one message is refused", async () => {
  const [id] = await uploads(redress.api, "a.png");

  const { userErrors } = await reply([id, id]);

  expect(userErrors).toMatchObject([{ code: "CONFLICT", field: ["attachmentIds", "1"] }]);
});

test("what has not come, was rejected or was removed goes with no message", async () => {
  const { attachment: pending } = await announce(redress.api, { fileName: "a.png", size: PNG.length });
  const rejected = await upload(redress, redress.api, { content: Buffer.from("<html><body>") });
  const [removed] = await uploads(redress.api, "b.png");
  await remove(redress.api, removed!);

  const answers = [await reply([pending?.id]), await reply([rejected.id]), await reply([removed])];

  for (const { userErrors } of answers)
    expect(userErrors).toMatchObject([{ code: "BAD_USER_INPUT", field: ["attachmentIds", "0"] }]);
  expect(await messagesSeenBy(redress.api)).toEqual([]);
});

test("the staff do not send a customer's file to anybody else by mistake", async () => {
  const [ofCustomer] = await uploads(customer, "mine.png");
  const other = (await openCase(redress.api, await newCustomer(redress.api, "Ada"))).id;
  const receive = (on: string) =>
    mutate(redress.api, "receiveMessage", {
      caseId: on,
      body: "By post",
      externalId: { source: "mail", id: `${on} mistake` },
      attachmentIds: [ofCustomer],
    });

  const answers = [await reply([ofCustomer]), await receive(other)];

  for (const { userErrors } of answers)
    expect(userErrors).toMatchObject([{ code: "NOT_FOUND", field: ["attachmentIds", "0"] }]);
  expect((await receive(caseId)).userErrors).toEqual([]);
});

test("a customer does not send what the staff uploaded", async () => {
  const [id] = await uploads(redress.api, "internal.png");

  const { userErrors } = await reply([id], customer);

  expect(userErrors).toMatchObject([{ code: "NOT_FOUND", field: ["attachmentIds", "0"] }]);
});

test("a message has ten files at most", async () => {
  const ids = await uploads(redress.api, ...Array.from({ length: 11 }, (_, index) => `${index}.png`));

  const [most, tooMany] = [await reply(ids.slice(0, 10)), await reply(ids)];

  expect(most.userErrors).toEqual([]);
  expect(tooMany.userErrors).toMatchObject([{ code: "BAD_USER_INPUT", field: ["attachmentIds"] }]);
});

test("files come alone, in every kind of message, and without them something must be said", async () => {
  const ids = await uploads(redress.api, "a.png", "b.png", "c.png");
  const [opening] = await uploads(customer, "d.png");
  const externalId = { source: "mail", id: "files-alone" };

  await changed(redress.api, "replyToCase", { caseId, attachmentIds: [ids[0]] });
  await changed(redress.api, "addNote", { caseId, attachmentIds: [ids[1]] });
  const opened = await changed(customer, "openCase", {
    kind: "REFUND",
    subject: "My receipt",
    attachmentIds: [opening],
  });
  const empty = await Promise.all([
    mutate(redress.api, "replyToCase", { caseId }),
    mutate(redress.api, "addNote", { caseId, attachmentIds: [] }),
    mutate(redress.api, "receiveMessage", { caseId, externalId }),
    mutate(redress.api, "replyToCase", { caseId, body: " ", attachmentIds: [ids[2]] }),
  ]);

  const said = (await messagesSeenBy(redress.api)).map(({ body, attachments }) => [body, attachments.length]);
  expect(said).toEqual([
    ["", 1],
    ["", 1],
  ]);
  expect(await filesOf(redress.api, opened.id)).toEqual(["d.png"]);
  for (const { userErrors } of empty)
    expect(userErrors).toMatchObject([{ code: "BAD_USER_INPUT", field: ["body"] }]);
});

async function filesOf(api: ApiClient, id: string): Promise<readonly string[]> {
  const { case: seen } = await api.data<{
    case: { attachments: { totalCount: number; nodes: readonly { fileName: string }[] } };
  }>(`query ($id: ID!) { case(id: $id) { attachments { totalCount nodes { fileName } } } }`, { id });
  expect(seen.attachments.totalCount).toBe(seen.attachments.nodes.length);
  return seen.attachments.nodes.map(({ fileName }) => fileName);
}

test("the files of a case are listed as its messages were written, those that the caller may read", async () => {
  const [first, noted, last] = await uploads(redress.api, "first.png", "noted.png", "last.png");
  for (const [verb, id] of [
    ["replyToCase", first],
    ["addNote", noted],
    ["replyToCase", last],
  ] as const) {
    await changed(redress.api, verb, { caseId, body: "See the file.", attachmentIds: [id] });
    redress.clock.advance(1);
  }

  expect(await filesOf(redress.api, caseId)).toEqual(["first.png", "noted.png", "last.png"]);
  expect(await filesOf(customer, caseId)).toEqual(["first.png", "last.png"]);
});

test("a message that is handed in twice keeps its first files", async () => {
  const [first, second] = [await uploads(redress.api, "a.png"), await uploads(redress.api, "b.png")];
  const receive = (attachmentIds: readonly string[]) =>
    mutate(redress.api, "receiveMessage", {
      caseId,
      body: "Once",
      externalId: { source: "mail", id: `${caseId} twice` },
      attachmentIds,
    });
  await receive(first);

  const again = await receive(second);

  expect(again).toMatchObject({ created: false, userErrors: [] });
  expect(await messagesSeenBy(redress.api)).toMatchObject([{ attachments: [{ fileName: "a.png" }] }]);
  expect(await seenBy(redress.api, second[0]!)).toMatchObject({ message: null });
});

test("a member's file is fetched by other members, and named with who uploaded it", async () => {
  const memberId = await newMember(redress, redress.workspace, { name: "Alan Turing" });
  const [id] = await uploads(redress.api, "a.png");
  const note = { caseId: uuidOf(caseId), body: "See this", attachmentIds: [uuidOf(id!)] };
  await runAsMember(redress, redress.workspace, memberId, addNote, note);

  const { attachment } = await redress.api.data<{ attachment: object }>(
    `query ($id: ID!) { attachment(id: $id) { uploader { kind name } message { body } } }`,
    { id },
  );

  expect(attachment).toEqual({ uploader: { kind: "API_KEY", name: "tests" }, message: { body: "See this" } });
});

async function remove(api: ApiClient, attachmentId: string): Promise<readonly { readonly code: string }[]> {
  const { removeAttachment } = await api.data<{ removeAttachment: { userErrors: { code: string }[] } }>(
    `mutation ($id: ID!) { removeAttachment(input: { attachmentId: $id }) { attachment { state } userErrors { code } } }`,
    { id: attachmentId },
  );
  return removeAttachment.userErrors;
}

test("the photograph of a card is taken away for good, and its name stands in the conversation", async () => {
  const [id] = await uploads(customer, "my card.png");
  await changed(customer, "replyToCase", { caseId, body: "My card", attachmentIds: [id] });
  await redress.app.attachmentWork.doDue();
  const before = await filesIn(redress.filesFolder);

  const byCustomer = await remove(customer, id!);
  const byStaff = await remove(redress.api, id!);
  await redress.app.attachmentWork.doDue();

  expect(byCustomer).toMatchObject([{ code: "NOT_FOUND" }]);
  expect(byStaff).toEqual([]);
  expect(await messagesSeenBy(customer)).toMatchObject([
    { attachments: [{ fileName: "my card.png", downloadUrl: null }] },
  ]);
  expect(await filesIn(redress.filesFolder)).toHaveLength(before.length - 1);
});

test("who reads a message reads in the timeline that its file was taken away, and who follows the case hears it", async () => {
  const [inNote, inReply] = [
    await uploads(redress.api, "passport 4242 4242 4242 4242.png"),
    await uploads(redress.api, "receipt.png"),
  ];
  await changed(redress.api, "addNote", { caseId, body: "Hers", attachmentIds: inNote });
  await changed(redress.api, "replyToCase", { caseId, body: "Yours", attachmentIds: inReply });
  const timelineOf = async (api: ApiClient): Promise<object> => {
    const answer = await api.data<{ case: { version: number; timeline: { nodes: readonly object[] } } }>(
      `query ($id: ID!) { case(id: $id) { version timeline(last: 2) { nodes { ... on AttachmentRemovedEntry {
        fileName actor { kind } attachment { state } message { body } } } } } }`,
      { id: caseId },
    );
    return answer.case;
  };
  const { version } = (await timelineOf(redress.api)) as { readonly version: number };

  for (const id of [...inNote, ...inReply, ...inReply]) await remove(redress.api, id);

  const removed = (fileName: string, body: string): object => ({
    fileName,
    actor: { kind: "API_KEY" },
    attachment: { state: "REMOVED" },
    message: { body },
  });
  expect(await timelineOf(redress.api)).toEqual({
    version: version + 2,
    timeline: {
      nodes: [removed("passport [card **4242].png", "Hers"), removed("receipt.png", "Yours")],
    },
  });
  expect(await timelineOf(customer)).toEqual({
    version: version + 2,
    timeline: { nodes: [{}, removed("receipt.png", "Yours")] },
  });
  expect((await eventsOf(redress, caseId)).slice(-2)).toMatchObject([
    { type: "case.changed", payload: { changed: ["attachments"] } },
    { type: "case.changed", payload: { changed: ["attachments"] } },
  ]);
});

test("a customer takes away what it has not sent yet", async () => {
  const { attachment, uploadUrl } = await announce(customer, { fileName: "oops.png", size: PNG.length });
  await put(redress, uploadUrl, PNG);

  const errors = await remove(customer, attachment!.id);

  expect(errors).toEqual([]);
  expect(await seenBy(customer, attachment!.id)).toMatchObject({ state: "REMOVED" });
});
