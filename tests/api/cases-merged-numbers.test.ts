import { sql } from "../../src/kernel/database/sql";
import { runAsSystem } from "../../src/server/run-as-system";
import type { Context } from "../../src/services/access/actor";
import { query } from "../../src/services/access/operations";
import { changed, customerClient, mutate, newCustomer, openCase } from "../cases/desk";
import { eventsOf } from "../cases/recorded-events";
import { timelineOf } from "../cases/timeline";
import { world, type World } from "../support/world";

let redress: World;
let customerId: string;

beforeAll(async () => {
  redress = await world();
  customerId = await newCustomer(redress.api);
});

afterAll(() => redress.close());

const open = async (body?: string): Promise<string> =>
  (await openCase(redress.api, customerId, { ...(body && { body }) })).id;

/** The customer's words, each a second after the one before. */
async function say(caseId: string, ...bodies: readonly string[]): Promise<void> {
  for (const body of bodies) {
    redress.clock.advance(1);
    const customer = await customerClient(redress, redress.workspace, customerId);
    await changed(customer, "replyToCase", { caseId, body });
  }
}

interface Joined {
  readonly case: { readonly messages: { readonly nodes: readonly { id: string; body: string }[] } };
  readonly redactions: readonly { readonly field: readonly string[]; readonly kind: string }[];
}

async function merge(caseId: string, intoCaseId: string): Promise<Joined> {
  const { answer } = await redress.api.data<{ answer: Joined }>(
    `mutation ($input: MergeCasesInput!) { answer: mergeCases(input: $input) {
      case { messages(first: 100) { nodes { id body } } } redactions { field kind } } }`,
    { input: { caseId, intoCaseId } },
  );
  return answer;
}

const bodiesOf = ({ case: { messages } }: Joined): readonly string[] =>
  messages.nodes.map(({ body }) => body);

test("a number of which each of two cases holds a half is masked in both when they become one", async () => {
  const [first, second] = [await open(), await open()];
  await say(first, "My Visa is 4242 4242");
  await say(second, "4242 4242, thank you");

  const joined = await merge(second, first);

  const [begun, ended] = joined.case.messages.nodes;
  expect(bodiesOf(joined)).toEqual(["My Visa is **** ****", "**** 4242, thank you"]);
  expect(joined.redactions).toEqual([
    { field: ["earlierMessages", begun?.id], kind: "CARD_NUMBER" },
    { field: ["earlierMessages", ended?.id], kind: "CARD_NUMBER" },
  ]);
  expect((await timelineOf(redress.api, first)).slice(-2)).toMatchObject([
    { __typename: "CardDataRemovedEntry", message: { id: begun?.id }, fields: ["body"] },
    { __typename: "CardDataRemovedEntry", message: { id: ended?.id }, kinds: ["CARD_NUMBER"] },
  ]);
  expect((await eventsOf(redress, first)).slice(-2)).toMatchObject([
    { type: "case.merge_received" },
    { type: "case.card_data_removed", payload: { messageIds: [begun?.id, ended?.id] } },
  ]);
  expect((await timelineOf(redress.api, second))[1]).toMatchObject({
    message: { body: "**** 4242, thank you" },
  });
});

test("the halves stay masked when the merge is undone, and are found by no search", async () => {
  const [first, second] = [await open(), await open()];
  await say(first, "Mein Amex ist 3782 822463");
  await say(second, "10005, Gruß");
  await merge(second, first);

  await changed(redress.api, "undoMerge", { caseId: second });

  expect((await timelineOf(redress.api, second))[1]).toMatchObject({ message: { body: "*0005, Gruß" } });
  const stored = query({ name: "test:stored", permission: "case:read" }, (ctx: Context) =>
    ctx.db.rows<{ row: string }>(
      sql`select m::text as row from case_messages m where ${ctx.inWorkspace("m")}`,
    ),
  );
  const rows = await runAsSystem(redress.platform, redress.workspace.id, stored, null);
  expect(rows.filter(({ row }) => /822463|10005/.test(row))).toEqual([]);
});

test("parts in turns of both cases are masked, in their own order", async () => {
  const [first, second] = [await open(), await open()];
  await say(second, "The card is 4242");
  await say(first, "4242");
  await say(second, "4242");
  await say(first, "4242.");

  const joined = await merge(second, first);

  expect(bodiesOf(joined)).toEqual(["The card is ****", "****", "****", "4242."]);
});

test.each([
  ["two authors", "4242 4242", "other"],
  ["no card", "4242 4243", "same"],
])("digits of %s stay as they were", async (_whose, rest, author) => {
  const [first, second] = [await open(), await open()];
  await say(first, "4242 4242");
  redress.clock.advance(1);
  if (author === "same") await say(second, rest);
  else await changed(redress.api, "replyToCase", { caseId: second, body: rest });

  const joined = await merge(second, first);

  expect(bodiesOf(joined)).toEqual(["4242 4242", rest]);
  expect(joined.redactions).toEqual([]);
  expect((await eventsOf(redress, first)).at(-1)).toMatchObject({ type: "case.merge_received" });
});

test("what was far apart in time, with much said between, is not read together", async () => {
  const [first, second] = [await open(), await open()];
  await say(second, "My Visa: 4242 4242");
  for (let count = 0; count < 21; count += 1)
    await mutate(redress.api, "addNote", { caseId: first, body: `Looked at, again ${"!".repeat(count)}` });
  redress.clock.advance(1);
  await say(first, "4242 4242");

  const joined = await merge(second, first);

  expect(bodiesOf(joined).at(0)).toBe("My Visa: 4242 4242");
  expect(bodiesOf(joined).at(-1)).toBe("4242 4242");
});
