import type { PlannedRelation } from "./read-plan";

/** A relation, and the rows of one type that it leads from. */
export interface Reach {
  readonly planned: PlannedRelation;
  /** The same field, where its arguments are written in another way. */
  readonly rivals: readonly PlannedRelation[];
  readonly rows: readonly object[];
}

/** The same relation, declared on an interface, from rows of several types. */
export type SharedReaches = readonly [Reach, ...Reach[]];

/**
 * What objects of several types at one place have in common, such as who did it, is read for all of them at
 * once. Not where more is to be read below it: what is kept on a row is for the selection of one type.
 */
export function together(reaches: readonly Reach[]): readonly SharedReaches[] {
  const shared = new Map<unknown, [Reach, ...Reach[]]>();
  for (const reach of reaches) {
    const { relation, field, leadsOn } = reach.planned;
    const key = leadsOn || field.args.length > 0 ? reach.planned : relation;
    const known = shared.get(key);
    if (known) known.push(reach);
    else shared.set(key, [reach]);
  }
  return [...shared.values()];
}
