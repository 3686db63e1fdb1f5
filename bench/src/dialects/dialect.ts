import type { Answers } from "../operations/answers.ts";
import type { Operation, Parameters, Search } from "../operations/operations.ts";

/** An HTTP request by POST. */
export interface Ask {
  readonly path: string;
  readonly body: unknown;
}

/** How a server is asked for an operation, and how its answer is brought into the form that all share. */
export type Dialect = {
  readonly [Name in Exclude<Operation, Search>]: Spoken<Name>;
} & {
  readonly [Name in Search]?: Spoken<Name>;
};

interface Spoken<Name extends Operation> {
  readonly ask: (parameters: Parameters[Name]) => Ask;
  readonly read: (answer: unknown) => Answers[Name];
}

/** How to ask for this operation; throws where a server is asked for what it cannot do. */
export function spoken<Name extends Operation>(dialect: Dialect, operation: Name): Spoken<Name> {
  const found = dialect[operation];
  if (!found) throw new Error(`There is no way to ask this server for ${operation}.`);
  return found as unknown as Spoken<Name>;
}

/** What was asked for, out of a GraphQL answer that has no errors. */
export function dataOf<Data>(answer: unknown): Data {
  const { data, errors } = answer as { readonly data?: Data; readonly errors?: unknown };
  if (errors !== undefined || !data)
    throw new Error(`An answer with errors: ${JSON.stringify(answer).slice(0, 2_000)}`);
  return data;
}

/** Each server writes the same moment in its own way. */
export function instant(text: string): string {
  return new Date(text).toISOString();
}
