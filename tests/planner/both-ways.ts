import type { FormattedExecutionResult } from "graphql";
import type { App } from "../../src/server/app";
import { readCredential } from "../../src/server/credential";
import type { Prepared } from "../../src/server/prepare/prepared";

/** A document, with the variables of one request. */
export interface Request {
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The same, read and found valid. */
export interface Question {
  readonly prepared: Prepared;
  readonly variables: Request["variables"];
}

/** What a caller is told, but for what differs from request to request. */
export interface Told {
  readonly data: unknown;
  readonly errors: readonly ToldError[];
}

interface ToldError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code: string };
}

/** Null for a document that is not valid. */
export function questionOf({ executor }: App, { document, variables }: Request): Question | null {
  const prepared = executor.prepare({ query: document, operationName: null });
  return "fault" in prepared ? null : { prepared, variables };
}

/** What the caller of this credential is told; a member also says in which workspace. */
export async function answerOf(
  { executor }: App,
  caller: string,
  question: Question,
  workspace?: string,
): Promise<Told> {
  const credential = readCredential({ authorization: `Bearer ${caller}`, workspace });
  const answer = await executor.execute({
    ...question,
    credential,
    requestId: "asked",
    idempotencyKey: null,
  });
  // As it would be sent.
  const { data, errors = [] } = JSON.parse(JSON.stringify(answer)) as FormattedExecutionResult;
  return { data: data ?? null, errors: (errors as readonly ToldError[]).toSorted(byPlace) };
}

/**
 * Where several fields of one object fail that may not be null, the object is null, and the error of one of
 * them is told: of which, GraphQL leaves open. Of such errors only the place is left.
 */
export function loosely({ data, errors }: Told): unknown {
  const places = errors.map((error) => nullAbove(data, error) ?? error);
  return { data, errors: new Set(places.map((place) => JSON.stringify(place))) };
}

/** The place above the error's own that is null in its stead. */
function nullAbove(data: unknown, { path = [] }: ToldError): unknown {
  let value = data;
  for (const [level, key] of path.entries()) {
    if (value === null) return { nullAt: path.slice(0, level) };
    value = (value as Readonly<Record<string | number, unknown>>)[key];
  }
  return null;
}

/** Fields that are read at once may fail in any order. */
function byPlace(one: ToldError, other: ToldError): number {
  return JSON.stringify(one) < JSON.stringify(other) ? -1 : 1;
}
