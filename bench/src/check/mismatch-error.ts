import { AssertionError, deepStrictEqual } from "node:assert/strict";

/** Two servers do not do the same, so there is nothing to compare. */
export class MismatchError extends Error {}

/** Refuses to go on when `found`, of the server of this name, is not what is `expected`. */
export function assertSame(what: string, found: unknown, expected: unknown): void {
  try {
    deepStrictEqual(found, expected);
  } catch (error) {
    const difference = error instanceof AssertionError ? error.message : String(error);
    throw new MismatchError(`${what}: not the same.\n${difference}`);
  }
}
