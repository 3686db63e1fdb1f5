import fc from "fast-check";
import { createPool, type DatabasePool } from "../../src/kernel/database/pool";
import { createApp, type App } from "../../src/server/app";
import { answerOf, questionOf, type Request, type Told } from "./both-ways";
import { comparisonStage, type Stage } from "./comparison-stage";
import { areAlike } from "./expect-alike";
import { NUMBERS } from "./numbers";
import { wholeDocuments } from "./whole-documents";
import { draftsOf } from "./write-document";

/** Objects of a type that are asked for together, one of them twice, beside what the caller has no part in. */
const TOGETHER = 5;

let stage: Stage;

beforeAll(async () => {
  stage = await comparisonStage();
}, 60_000);

afterAll(() => stage.close());

interface NodeDocument {
  readonly document: string;
  readonly ids: readonly string[];
}

/** Documents that ask for everything there is of a node, whichever it is. */
function nodeDocuments(): readonly NodeDocument[] {
  return wholeDocuments(stage.material).flatMap((whole) => {
    const [, ids, selection] = /^\{ nodes\(ids: (\[[^\]]*\])\) (.*) \}$/s.exec(whole) ?? [];
    if (!ids || !selection) return [];
    const document = `query ($id: ID!) { node(id: $id) ${selection} }`;
    return [{ document, ids: JSON.parse(ids) as readonly string[] }];
  });
}

test("what several callers ask for together is answered as if each asked alone", async () => {
  const { planner, compiler, loaders, admin, twin, limited, customer } = stage;
  const unlike: string[] = [];
  let compared = 0;

  for (const [index, { document, ids }] of nodeDocuments().entries()) {
    const some = [...ids.slice(0, TOGETHER), ...ids.slice(0, 1), ...strangersLike(ids[0] ?? "")];
    const callers = [admin, twin, limited[index % limited.length] ?? "", customer];
    const asked = some.flatMap((id) => callers.map((caller) => ({ caller, id })));
    const alone: Told[] = [];
    for (const { caller, id } of asked) alone.push(await answer(loaders, caller, document, id));
    // Compiling takes longer than answering: one of several must do.
    for (const app of index % 5 === 0 ? [planner, compiler] : [planner]) {
      const together = await Promise.all(asked.map(({ caller, id }) => answer(app, caller, document, id)));
      for (const [place, told] of together.entries())
        if (!areAlike(told, alone[place] ?? null)) unlike.push(`${asked[place]?.id}: ${document}`);
      compared += together.length;
    }
  }

  expect(unlike).toEqual([]);
  expect(compared).toBeGreaterThan(1_000);
}, 240_000);

describe("where there is one connection", () => {
  const SEED = 20_260_115;

  let pool: DatabasePool;
  let narrow: App;

  beforeAll(async () => {
    const { redress } = stage;
    const url = redress.platform.pool.options.connectionString ?? "";
    pool = createPool({ url, name: "narrow", size: 1, onError: () => undefined });
    narrow = await createApp(
      { ...redress.platform, pool },
      { demo: null, corsOrigins: "*", execution: "interpreted" },
    );
  });

  afterAll(async () => {
    await narrow.close();
    await pool.end();
  });

  /** What each of these callers, two of whom are of one sight, is told otherwise when all of them ask at once. */
  async function unlike(request: Request, limited: string): Promise<readonly string[]> {
    const callers = [stage.admin, stage.twin, limited, stage.customer];
    const question = questionOf(narrow, request)!;
    const alone = new Map<string, Told>();
    for (const caller of callers) alone.set(caller, await answerOf(stage.loaders, caller, question));
    const asked = [...callers, ...callers];
    const together = await Promise.all(asked.map((caller) => answerOf(narrow, caller, question)));
    return asked.filter((caller, place) => !areAlike(together[place] ?? null, alone.get(caller) ?? null));
  }

  test("what several callers list together is answered as if each asked alone", async () => {
    const wrong: string[] = [];
    const lists = wholeDocuments(stage.material).filter((document) => !document.includes("{ nodes(ids:"));

    for (const [index, document] of lists.entries()) {
      const limited = stage.limited[index % stage.limited.length] ?? "";
      if ((await unlike({ document, variables: {} }, limited)).length > 0) wrong.push(document);
    }

    expect(wrong).toEqual([]);
    expect(lists.length).toBeGreaterThan(50);
  }, 240_000);

  test("so is whatever they ask for", async () => {
    const property = fc.asyncProperty(NUMBERS, async (numbers) => {
      const [written] = draftsOf(stage.material, numbers);
      const limited = stage.limited[numbers.length % stage.limited.length] ?? "";

      if (written && questionOf(narrow, written)) expect(await unlike(written, limited)).toEqual([]);
    });

    await fc.assert(property, { numRuns: 150, seed: SEED, endOnFailure: true });
  }, 240_000);
});

/** An object of another workspace, and one that nobody has. */
function strangersLike(id: string): readonly string[] {
  const { typeOf, ids } = stage.material.stock;
  const type = typeOf(id) ?? "";
  return ids[`${type[0]?.toLowerCase()}${type.slice(1)}`]?.slice(-2) ?? [];
}

async function answer(app: App, caller: string, document: string, id: string): Promise<Told> {
  const question = questionOf(app, { document, variables: { id } });
  expect(question).not.toBeNull();
  return answerOf(app, caller, question!);
}
