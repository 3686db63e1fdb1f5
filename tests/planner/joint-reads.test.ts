import type { App } from "../../src/server/app";
import { answerOf, questionOf, type Told } from "./both-ways";
import { comparisonStage, type Stage } from "./comparison-stage";
import { areAlike } from "./expect-alike";
import { wholeDocuments } from "./whole-documents";

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
