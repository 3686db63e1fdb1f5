import fc from "fast-check";
import { answerOf, questionOf, type Request, type Told } from "./both-ways";
import { nthChange, type Change } from "./changes";
import { areAlike } from "./expect-alike";
import { NUMBERS } from "./numbers";
import { twins, type Twins } from "./twins";
import { draftsOf } from "./write-document";

const DOCUMENTS = 150;
const SEED = 20_260_116;

let both: Twins;

beforeAll(async () => {
  both = await twins();
}, 60_000);

afterAll(() => both.close());

test("what a mutation shows of its effects is the same, read ahead or one by one", async () => {
  const { stage } = both;
  let changed = 0;
  let n = 0;

  for (const numbers of fc.sample(NUMBERS, { numRuns: DOCUMENTS, seed: SEED })) {
    const changes = Array.from({ length: 1 + (numbers.length % 3) }, () => nthChange(stage.furniture, n++));
    const request = firstValid(numbers, changes);
    const caller =
      numbers.length % 7 === 0 ? stage.limited[numbers.length % stage.limited.length]! : stage.admin;
    const [ahead, oneByOne] = [
      await told(both.planner, caller, request),
      await told(both.loaders, caller, request),
    ];
    both.advance();

    if (!areAlike(ahead, oneByOne)) expect({ ...request, ...ahead }).toEqual({ ...request, ...oneByOne });
    if (ahead.data !== null) changed += 1;
  }

  // Most of them did something: a change that is refused for its selection is undone.
  expect(changed).toBeGreaterThan(DOCUMENTS / 2);
}, 120_000);

async function told(app: Twins["planner"], caller: string, request: Request): Promise<Told> {
  return answerOf(app, caller, questionOf(app, request)!);
}

/** The first draft that the server finds valid. */
function firstValid(numbers: readonly number[], changes: readonly Change[]): Request {
  const { schema, fields } = both.stage.material;
  const known = fields.of(schema.getMutationType()!);
  const calls = changes.map(({ mutation }) => known.find(({ field }) => field.name === mutation)!);
  const inputs = Object.fromEntries(changes.map(({ input }, index) => [`input${index + 1}`, input]));
  for (const { document, variables } of draftsOf(both.stage.material, numbers, (writer) =>
    writer.writeCalls(calls),
  )) {
    const request = { document, variables: { ...variables, ...inputs } };
    if (questionOf(both.planner, request)) return request;
  }
  throw new Error("Not even the smallest document is valid.");
}
