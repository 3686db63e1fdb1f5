import type { ExecutionResult, GraphQLError, GraphQLSchema } from "graphql";
import { pino } from "pino";
import { formatError } from "../../../src/server/error-format";
import { PreparedDocuments, type ExecutionMode } from "../../../src/server/prepare/prepared-documents";

const SILENT = pino({ level: "silent" });

export type Sent = Readonly<Record<string, unknown>>;

/** How one mode answers one document after the other. */
export type Ask = (query: string, variables?: Sent, context?: unknown) => Promise<ExecutionResult>;

export function asker(schema: GraphQLSchema, mode: ExecutionMode): Ask {
  const documents = new PreparedDocuments(schema, mode);
  return async (query, variables = {}, context = {}) => {
    const prepared = documents.prepare({ query, operationName: null });
    if ("fault" in prepared) throw new Error(prepared.errors.map(({ message }) => message).join("; "));
    return prepared.execute({ context, variables: prepared.coerce(variables) });
  };
}

/** An answer in a form that can be compared, whatever the order in which things failed. */
export interface Told {
  readonly data: unknown;
  /** Errors that made null the very field or item that they are of. */
  readonly own: readonly object[];
  /** Places around a null that may be none, each with one error at least. */
  readonly around: readonly string[];
  readonly requestErrors: readonly object[];
}

export function told({ data, errors = [] }: ExecutionResult): Told {
  const placed = errors.map((error) => ({ error, place: nullOn(data, error.path ?? []) }));
  const isOwn = ({ error, place }: (typeof placed)[number]): boolean => place.length === error.path?.length;
  return {
    data: data === undefined ? undefined : JSON.parse(JSON.stringify(data)),
    own: placed
      .filter(isOwn)
      .map(({ error }) => form(error))
      .sort(byText),
    around: [
      ...new Set(
        placed.filter((each) => each.error.path && !isOwn(each)).map(({ place }) => place.join(".")),
      ),
    ].sort(),
    requestErrors: errors.filter(({ path }) => !path).map(form),
  };
}

function nullOn(data: unknown, path: readonly (string | number)[]): readonly (string | number)[] {
  let value = data;
  const length = path.findIndex((key) => {
    if (value === null || value === undefined) return true;
    value = (value as Record<string | number, unknown>)[key];
    return false;
  });
  return length < 0 ? path : path.slice(0, length);
}

/** As callers are told: of our own faults no more than that there is one. */
function form(error: GraphQLError): object {
  return formatError(error, "request", SILENT);
}

function byText(one: object, other: object): number {
  return JSON.stringify(one) < JSON.stringify(other) ? -1 : 1;
}
