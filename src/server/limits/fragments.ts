import {
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type SelectionSetNode,
} from "graphql";

export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

export function fragmentsOf(document: DocumentNode): Fragments {
  const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  return new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
}

/** A field of a selection set, with the type that the fragment around it asks for, if there is one. */
export interface SelectedField {
  readonly field: FieldNode;
  readonly onType: string;
}

/** The fields of one object as execution collects them: fragments opened, each of them once. */
export function selectedFields(fragments: Fragments, set: SelectionSetNode): readonly SelectedField[] {
  const opened = new Set<string>();
  const open = (part: SelectionSetNode, onType: string): readonly SelectedField[] =>
    part.selections.flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return { field: selection, onType };
      if (selection.kind === Kind.INLINE_FRAGMENT)
        return open(selection.selectionSet, selection.typeCondition?.name.value ?? onType);
      const fragment = fragments.get(selection.name.value);
      if (!fragment || opened.has(fragment.name.value)) return [];
      opened.add(fragment.name.value);
      return open(fragment.selectionSet, fragment.typeCondition.name.value);
    });
  return open(set, "");
}
