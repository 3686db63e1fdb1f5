import fc from "fast-check";
import { AnsweredFields } from "./answered-fields";
import { answerOf, questionOf, type Question, type Told } from "./both-ways";
import { comparisonStage, type Stage } from "./comparison-stage";
import type { WrittenDocument } from "./document-writer";
import { expectAlike } from "./expect-alike";
import { NUMBERS } from "./numbers";
import { reachableFields } from "./schema-lists";
import { wholeDocuments } from "./whole-documents";
import { draftsOf } from "./write-document";

/** How many there are unless told. */
const MANY = 2_400;
const DOCUMENTS = Number(process.env["TEST_DOCUMENTS"] ?? MANY);
/** Fewer documents leave out more: half as many, up to some three times as much. More are held to what so many are. */
const LEFT_OUT_GROWS = 1.5;
/** Always the same, so that a failure is not a matter of luck; another one looks at other documents. */
const SEED = Number(process.env["TEST_SEED"] ?? 20_260_115);

let stage: Stage;

beforeAll(async () => {
  stage = await comparisonStage();
}, 60_000);

afterAll(() => stage.close());

test("a random document is answered alike, whether its relations are read ahead or one by one", async () => {
  const touched = new Set<string>();
  let nested = 0;

  const property = fc.asyncProperty(NUMBERS, async (numbers) => {
    const { written, question, told } = await firstTaken(numbers);
    // Compiling takes longer than answering: one of several must do.
    const app = numbers.length % 10 === 0 ? stage.compiler : stage.planner;
    const restricted = [...stage.limited, stage.customer];
    const caller = restricted[numbers.length % restricted.length] ?? "";

    await expectAlike(stage, app, written, { caller: stage.admin, told });
    await expectAlike(stage, app, written, { caller, told: await answerOf(stage.loaders, caller, question) });

    written.touched.forEach((coordinate) => touched.add(coordinate));
    if (levelsOf(told.data) > 3) nested += 1;
  });
  // What fails is made smaller by taking parts out of the document, not by other numbers.
  await fc.assert(property, { numRuns: DOCUMENTS, seed: SEED, endOnFailure: true });

  const reachable = [...reachableFields(stage.material.schema)];
  // The test below asks for every one of them; chance leaves out a few of so many.
  const scarcity = Math.max(1, (MANY / DOCUMENTS) ** LEFT_OUT_GROWS);
  const untouched = reachable.filter((coordinate) => !touched.has(coordinate));
  expect(untouched.length).toBeLessThan((reachable.length / 50) * scarcity);
  expect(nested).toBeGreaterThan(DOCUMENTS / 4);
}, 600_000);

/** What the furnished workspace has none of: its provider's keys are its own, no member asks, no provider tells, no scanner finds. */
const NEVER_ANSWERED: ReadonlySet<string> = new Set([
  "Attachment.finding",
  "Attachment.rejectionReason",
  "IdentityProvider.jwksUrl",
  "Case.isUnread",
  "Case.unreadCount",
  "Viewer.member",
  "TransactionHistoryEntry.providerEventId",
]);

test("every field of every type is answered alike", async () => {
  const answered = new AnsweredFields(stage.material.schema);

  for (const document of wholeDocuments(stage.material))
    for (const caller of [stage.admin, stage.customer]) {
      const request = { document, variables: {} };
      const question = questionOf(stage.planner, request)!;
      const told = await answerOf(stage.loaders, caller, question);
      for (const app of [stage.planner, stage.compiler])
        await expectAlike(stage, app, request, { caller, told });
      answered.note(question.prepared.document, told.data);
    }

  const fields = [...reachableFields(stage.material.schema)].filter(
    (coordinate) => !coordinate.startsWith("Query.") && !NEVER_ANSWERED.has(coordinate),
  );
  expect(fields.filter((coordinate) => !answered.seen.has(coordinate))).toEqual([]);
}, 60_000);

interface Taken {
  readonly written: WrittenDocument;
  readonly question: Question;
  /** The answer to the administrator. */
  readonly told: Told;
}

/** The first draft that the server takes. */
async function firstTaken(numbers: readonly number[]): Promise<Taken> {
  for (const written of draftsOf(stage.material, numbers)) {
    const question = questionOf(stage.planner, written);
    const told = question && (await answerOf(stage.loaders, stage.admin, question));
    if (told && !told.errors.some(({ extensions }) => extensions.code === "LIMIT_EXCEEDED"))
      return { written, question, told };
  }
  throw new Error("Not even the smallest document was taken.");
}

/** How many objects stand within each other where the answer is deepest. */
function levelsOf(data: unknown): number {
  if (typeof data !== "object" || data === null) return 0;
  const within = Math.max(0, ...Object.values(data).map(levelsOf));
  return Array.isArray(data) ? within : 1 + within;
}
