import { Kind, visit, type DocumentNode, type OperationDefinitionNode, type SelectionSetNode } from "graphql";
import { foldFields, type Fold } from "./fold-fields";
import { selectedFields, type Fragments } from "./fragments";

const INTROSPECTION = new Set(["__schema", "__type"]);

const DEPTH: Fold = {
  // Introspection nests deeper than any answer about the workspace; it has a rule of its own.
  ofField: ({ name }, below) => (INTROSPECTION.has(name.value) ? 1 : 1 + below),
  beside: (depths) => Math.max(0, ...depths),
};

const ALIASES: Fold = {
  ofField: ({ alias }, below) => (alias ? 1 : 0) + below,
  beside: (counts) => counts.reduce((sum, count) => sum + count, 0),
};

/** Levels of fields below the operation. */
export function depthOf(operation: OperationDefinitionNode, fragments: Fragments): number {
  return foldFields(fragments, DEPTH, operation.selectionSet);
}

/** Aliased fields, those of a fragment as often as it is spread. */
export function aliasesOf(operation: OperationDefinitionNode, fragments: Fragments): number {
  return foldFields(fragments, ALIASES, operation.selectionSet);
}

/** Fields of different response keys at the top. */
export function rootFieldsOf(operation: OperationDefinitionNode, fragments: Fragments): number {
  const fields = selectedFields(fragments, operation.selectionSet);
  return new Set(fields.map(({ field }) => (field.alias ?? field.name).value)).size;
}

/** How often the most repeated response key stands in one selection set, for one type. */
export function repeatsIn(document: DocumentNode, fragments: Fragments): number {
  return Math.max(0, ...selectionSetsOf(document).map((set) => repeatsInSet(set, fragments)));
}

function repeatsInSet(set: SelectionSetNode, fragments: Fragments): number {
  const repeats = new Map<string, number>();
  for (const { field, onType } of selectedFields(fragments, set)) {
    const key = `${onType}.${(field.alias ?? field.name).value}`;
    repeats.set(key, (repeats.get(key) ?? 0) + 1);
  }
  return Math.max(0, ...repeats.values());
}

function selectionSetsOf(document: DocumentNode): readonly SelectionSetNode[] {
  const sets: SelectionSetNode[] = [];
  visit(document, { [Kind.SELECTION_SET]: (set: SelectionSetNode) => void sets.push(set) });
  return sets;
}

/** Directives written anywhere in the document. */
export function directivesIn(document: DocumentNode): number {
  let count = 0;
  visit(document, { [Kind.DIRECTIVE]: () => void (count += 1) });
  return count;
}

/** Items of the longest list that is written out in the document. */
export function longestListIn(document: DocumentNode): number {
  let longest = 0;
  visit(document, {
    [Kind.LIST]: ({ values }: { values: readonly unknown[] }) =>
      void (longest = Math.max(longest, values.length)),
  });
  return longest;
}
