import { changed, newCustomer, openCase, type Refused } from "../cases/desk";
import { newMacro, preview } from "../cases/macros";
import { world, type World } from "../support/world";

const TOMORROW = "2026-01-17T12:00:00.000Z";

let redress: World;
let customerId: string;

beforeAll(async () => {
  redress = await world();
  customerId = await newCustomer(redress.api);
});

afterAll(() => redress.close());

const open = async (): Promise<string> => (await openCase(redress.api, customerId, { body: "Hello" })).id;

const merge = (caseId: string, intoCaseId: string): Promise<unknown> =>
  changed(redress.api, "mergeCases", { caseId, intoCaseId });

/** What is refused of a merged case, and would not be of the one that goes on. */
const REFUSED: readonly (readonly [mutation: string, input: object])[] = [
  ["replyToCase", { body: "Hello" }],
  ["markCaseWaiting", { waitingOn: "CUSTOMER", reason: "DOCUMENTS_REQUESTED" }],
  ["resumeCase", { reason: "NO_LONGER_NEEDED" }],
  ["resolveCase", { reason: "SOLVED" }],
  ["closeCase", { reason: "WITHDRAWN" }],
  ["reopenCase", { reason: "MISTAKE" }],
  ["snoozeCase", { untilReply: true }],
  ["snoozeCase", { until: TOMORROW }],
  ["followUpCase", {}],
  ["estimateResolution", { at: TOMORROW }],
  ["setDeadline", { metric: "DEADLINE", name: "Ask the bank", dueAt: TOMORROW }],
];

async function refusalOf(mutation: string, input: object): Promise<Refused | undefined> {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  const { answer } = await redress.api.data<{ answer: { userErrors: readonly Refused[] } }>(
    `mutation ($input: ${type}!) { answer: ${mutation}(input: $input) { userErrors { code message field details } } }`,
    { input },
  );
  return answer.userErrors[0];
}

test.each(REFUSED)("%s of a case that was merged names the one that goes on: %j", async (mutation, input) => {
  const [last, middle, first] = [await open(), await open(), await open()];
  await merge(first, middle);
  const near = await refusalOf(mutation, { caseId: first, ...input });
  await merge(middle, last);

  const far = await refusalOf(mutation, { caseId: first, ...input });
  const there = await refusalOf(mutation, { caseId: last, ...input });

  expect(near).toMatchObject({
    code: "ILLEGAL_STATE",
    field: ["caseId"],
    details: { mergedInto: middle, legalMoves: ["undoMerge"] },
  });
  // The merge in between would have to be undone first.
  expect(far).toMatchObject({ field: ["caseId"], details: { mergedInto: last, legalMoves: [] } });
  expect(far?.message).toContain(last);
  expect(far?.message).not.toMatch(/undoMerge|reopenCase|followUpCase/);
  expect(there?.details ?? {}).not.toHaveProperty("mergedInto");
});

test("nobody is advised to undo a merge that is older than a day", async () => {
  const [into, merged] = [await open(), await open()];
  await merge(merged, into);
  redress.clock.advance(24 * 60 * 60);
  const inTime = await refusalOf("snoozeCase", { caseId: merged, untilReply: true });
  redress.clock.advance(1);

  const late = await refusalOf("snoozeCase", { caseId: merged, untilReply: true });

  expect(inTime?.details).toMatchObject({ legalMoves: ["undoMerge"] });
  expect(late?.details).toEqual({ mergedInto: into, legalMoves: [] });
  expect(await refusalOf("undoMerge", { caseId: merged })).toMatchObject({ code: "ILLEGAL_STATE" });
});

test.each([
  ["snooze", { snooze: { untilReply: true } }],
  ["reopen", { reopen: { reason: "MISTAKE" } }],
  ["close", { close: { reason: "WITHDRAWN" } }],
])("so does %s of several cases", async (_move, move) => {
  const [last, middle, first] = [await open(), await open(), await open()];
  await merge(first, middle);
  await merge(middle, last);

  const { changeCases } = await redress.api.data<{
    changeCases: { results: readonly { userErrors: readonly Refused[] }[] };
  }>(
    `mutation ($input: ChangeCasesInput!) {
      changeCases(input: $input) { results { userErrors { code field message details } } } }`,
    { input: { caseIds: [first, middle], move } },
  );

  expect(changeCases.results.map(({ userErrors: [error] }) => error?.details["mergedInto"])).toEqual([
    last,
    last,
  ]);
});

test("the preview of a macro says the same of each step", async () => {
  const [last, middle, first] = [await open(), await open(), await open()];
  const macro = await newMacro(redress.api, {
    says: "We are on it.",
    actions: { snooze: { untilReply: true } },
  });
  await merge(first, middle);
  await merge(middle, last);

  const { steps } = await preview(redress.api, macro, first);

  expect(steps.map(({ obstacle }) => obstacle)).toEqual([
    expect.stringContaining(last),
    expect.stringContaining(last),
  ]);
});
