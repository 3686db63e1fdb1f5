import { LimitError } from "../../kernel/errors";

/** How large a request may be. Published in the API's manual: a smaller number breaks somebody's client. */
export const LIMITS = {
  bodyBytes: 256 * 1024,
  /** A document of more tokens would keep the parser busy for long. */
  tokens: 1_500,
  depth: 12,
  aliases: 30,
  /** Fields of one response key within one selection set: each pair of them is compared. */
  repeatsOfOneKey: 10,
  rootFields: { query: 20, mutation: 5, subscription: 1 },
  directives: 20,
  variablesBytes: 64 * 1024,
  /** Lists and objects within each other. */
  variablesDepth: 64,
  listItems: 100,
  /** Objects that the page sizes of nested lists multiply to. */
  nodes: 50_000,
  /** Of one operation, in the database and outside it. */
  milliseconds: 10_000,
} as const;

export interface VariableLimits {
  readonly variablesBytes: number;
  readonly listItems: number;
}

/** Mutations that take more than others: what another system knows of a case is long. */
export const LIMITS_OF_FIELDS: Readonly<Record<string, VariableLimits>> = {
  importCases: { variablesBytes: 240 * 1024, listItems: 200 },
};

export function limitError(limit: string, most: number): LimitError {
  return new LimitError(`The request is beyond the limit of ${most.toLocaleString("en")} ${limit}.`);
}
