import { Kind, OperationTypeNode, visit, type DocumentNode, type OperationDefinitionNode } from "graphql";
import { splitPublicId, type Uuid } from "../../kernel/ids";
import type { Variables } from "../limits/amounts";

/** The ids that an operation is sent with, by their prefix. */
export type NamedObjects = ReadonlyMap<string, readonly Uuid[]>;

/** The public ids that a mutation of several commands is sent with; null of anything else, where no order is to be made. */
export function namedObjects(
  document: DocumentNode,
  operation: OperationDefinitionNode,
): ((variables: Variables) => NamedObjects) | null {
  const { selections } = operation.selectionSet;
  const isOne = selections.length === 1 && selections[0]?.kind === Kind.FIELD;
  if (operation.operation !== OperationTypeNode.MUTATION || isOne) return null;
  const written = textsIn(document, operation);
  return (variables) => byPrefix([...written, ...textsOf(variables)]);
}

function textsIn(document: DocumentNode, operation: OperationDefinitionNode): readonly string[] {
  const texts: string[] = [];
  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  for (const node of [operation, ...fragments])
    visit(node, { StringValue: ({ value }) => void texts.push(value) });
  return texts;
}

function textsOf(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}

function byPrefix(texts: readonly string[]): NamedObjects {
  const named = new Map<string, Set<Uuid>>();
  for (const text of texts) {
    const id = splitPublicId(text);
    if (!id) continue;
    const known = named.get(id.prefix);
    if (known) known.add(id.uuid);
    else named.set(id.prefix, new Set([id.uuid]));
  }
  return new Map([...named].map(([prefix, ids]) => [prefix, [...ids]]));
}
