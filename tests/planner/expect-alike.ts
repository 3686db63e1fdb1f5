import { isDeepStrictEqual } from "node:util";
import type { App } from "../../src/server/app";
import { answerOf, loosely, questionOf, type Request, type Told } from "./both-ways";
import type { Stage } from "./comparison-stage";
import { smallest } from "./smallest";

/** What a caller is told when every relation is read when it is come to. */
export interface Expected {
  readonly caller: string;
  readonly told: Told;
}

/** Fails where the app answers otherwise, and shows the smallest document for which it does. */
export async function expectAlike(
  { planner, compiler, loaders }: Stage,
  app: App,
  request: Request,
  { caller, told }: Expected,
): Promise<void> {
  const answer = async (of: App, asked: Request): Promise<Told | null> => {
    // Documents are read alike whatever is read ahead, so that once is enough; but code is made by one of them.
    const question = questionOf(of === compiler ? compiler : planner, asked);
    return question && answerOf(of, caller, question);
  };
  const isUnlike = async (asked: Request): Promise<boolean> =>
    !areAlike(await answer(app, asked), await answer(loaders, asked));
  if (areAlike(await answer(app, request), told)) return;
  const found = await smallest(request, isUnlike);
  const asked = { document: found.document.split("\n"), variables: found.variables };
  expect({ ...asked, ...(await answer(app, found)) }).toEqual({
    ...asked,
    ...(await answer(loaders, found)),
  });
  throw new Error(`It was answered in two ways, and then alike: ${request.document}`);
}

/** Whether a caller cannot tell the one from the other. */
export function areAlike(one: Told | null, other: Told | null): boolean {
  if (isDeepStrictEqual(one, other)) return true;
  return one !== null && other !== null && isDeepStrictEqual(loosely(one), loosely(other));
}
