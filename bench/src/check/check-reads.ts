import { WRITES, type Operation, type Parameters } from "../operations/operations.ts";
import type { Lists } from "../operations/pick-parameters.ts";
import type { Server } from "../servers/server.ts";
import { askServer } from "./ask-server.ts";
import { assertSame } from "./mismatch-error.ts";

/** Of each list, spread over it. */
const SAMPLES = 24;

/** Asks every server the same and compares each answer with the first server's. Returns how many were compared. */
export async function checkReads(
  servers: readonly Server[],
  operations: readonly Operation[],
  lists: Lists,
): Promise<number> {
  let compared = 0;
  for (const operation of operations.filter((name) => !WRITES.has(name))) {
    const [first, ...others] = servers.filter(({ dialect }) => dialect[operation]);
    if (!first) continue;
    for (const parameters of samples<Parameters[Operation]>(lists[operation])) {
      const expected = await askServer(first, operation, parameters);
      assertAnswered(operation, parameters, expected);
      for (const server of others) {
        const found = await askServer(server, operation, parameters);
        const what = `${operation} ${JSON.stringify(parameters)} of "${server.name}" against "${first.name}"`;
        assertSame(what, found, expected);
        compared += 1;
      }
    }
  }
  return compared;
}

function samples<Item>(list: readonly Item[]): readonly Item[] {
  const step = Math.max(1, Math.floor(list.length / SAMPLES));
  // An odd step, as kinds of nodes take turns.
  return list.filter((_, index) => index % (step + ((step + 1) % 2)) === 0);
}

/** Nothing equals nothing, and would prove nothing. */
function assertAnswered(operation: Operation, parameters: unknown, answer: unknown): void {
  const isEmpty = answer === null || (Array.isArray(answer) && answer.length === 0);
  if (isEmpty) throw new Error(`There is nothing to compare in ${operation} ${JSON.stringify(parameters)}.`);
}
