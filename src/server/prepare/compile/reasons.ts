import {
  Kind,
  OperationTypeNode,
  visit,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from "graphql";
import { fragmentsOf, selectedFields } from "../../limits/fragments";
import { expandedFields } from "./expanded-fields";

interface Candidate {
  readonly schema: GraphQLSchema;
  /** The operation with its own fragments. */
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

/** Compiled in some 20 ms. More would keep the process busy for longer than other requests should wait. */
const MOST_FIELDS = 500;

/** What the compiler would answer differently, or not at all. It runs through graphql itself. */
const REASONS: Readonly<Record<string, (candidate: Candidate) => boolean>> = {
  "it is a subscription": ({ operation }) => operation.operation === OperationTypeNode.SUBSCRIPTION,
  "it asks for the schema": (candidate) =>
    rootFields(candidate).some(({ name }) => name.value.startsWith("__") && name.value !== "__typename"),
  // After a mutation that failed, graphql leaves out the next; compiled, they would be carried out.
  "it is several mutations": (candidate) =>
    candidate.operation.operation === OperationTypeNode.MUTATION && rootFields(candidate).length > 1,
  // To set this key of an object is to change what the object is.
  "it calls a field `__proto__`": ({ document }) => responseKeys(document).has("__proto__"),
  // The compiler joins the keys of a path with `_`, and takes `a_b` and `a` within `b` for the same place.
  "its names are taken for each other": ({ schema, document }) =>
    areAmbiguous(new Set([...responseKeys(document), ...Object.keys(schema.getTypeMap())])),
  "it is too large once its fragments are opened": ({ schema, document, operation }) =>
    expandedFields(schema, fragmentsOf(document), operation) > MOST_FIELDS,
};

/** Why the compiler must not have this operation; null where it may. */
export function reasonToInterpret(candidate: Candidate): string | null {
  return Object.entries(REASONS).find(([, applies]) => applies(candidate))?.[0] ?? null;
}

function rootFields({ document, operation }: Candidate): readonly FieldNode[] {
  return selectedFields(fragmentsOf(document), operation.selectionSet).map(({ field }) => field);
}

function responseKeys(document: DocumentNode): ReadonlySet<string> {
  const keys = new Set<string>();
  visit(document, {
    [Kind.FIELD]: ({ alias, name }: FieldNode) => void keys.add((alias ?? name).value),
  });
  return keys;
}

/** Whether one of the names begins with another one and `_`. */
function areAmbiguous(names: ReadonlySet<string>): boolean {
  return [...names].some((name) =>
    [...name.matchAll(/_/g)].some(({ index }) => index > 0 && isName(names, name.slice(0, index))),
  );
}

/** Items of lists go by `idx` and a number. */
function isName(names: ReadonlySet<string>, text: string): boolean {
  return names.has(text) || /^idx\d+$/.test(text);
}
