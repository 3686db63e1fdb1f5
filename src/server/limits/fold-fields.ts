import { Kind, type FieldNode, type SelectionNode, type SelectionSetNode } from "graphql";
import type { Fragments } from "./fragments";

/** How a measure grows from the leaves of a selection set to its top. */
export interface Fold {
  readonly ofField: (field: FieldNode, below: number) => number;
  /** Of the parts that stand beside each other; of none it is the measure of a leaf. */
  readonly beside: (parts: readonly number[]) => number;
}

/**
 * Measures a selection set with every fragment counted where it is spread. Each fragment is measured once, so
 * that fragments which spread each other twice do not double the time with each of them.
 */
export function foldFields(fragments: Fragments, { ofField, beside }: Fold, set: SelectionSetNode): number {
  const measured = new Map<string, number>();
  const ofSet = (part: SelectionSetNode | undefined): number => beside((part?.selections ?? []).map(ofPart));
  const ofPart = (selection: SelectionNode): number => {
    if (selection.kind === Kind.FIELD) return ofField(selection, ofSet(selection.selectionSet));
    if (selection.kind === Kind.INLINE_FRAGMENT) return ofSet(selection.selectionSet);
    return ofFragment(selection.name.value);
  };
  const ofFragment = (name: string): number => {
    const known = measured.get(name);
    if (known !== undefined) return known;
    // A fragment that spreads itself is refused by the rules of GraphQL; here it must only come to an end.
    measured.set(name, 0);
    const measure = ofSet(fragments.get(name)?.selectionSet);
    measured.set(name, measure);
    return measure;
  };
  return ofSet(set);
}
