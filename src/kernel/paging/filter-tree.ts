import { every, some, sql, type Sql } from "../database/sql";
import { InvalidError } from "../errors";

/** Facts that hold at once, and trees of such facts: all of `and`, any of `or`, and not `not`. */
export type FilterTree<Facts> = Facts & {
  readonly and?: readonly FilterTree<Facts>[] | null;
  readonly or?: readonly FilterTree<Facts>[] | null;
  readonly not?: FilterTree<Facts> | null;
};

/** Trees within trees, and facts in all of them: what a person can still read, and the planner still plan. */
const MOST_LEVELS = 3;
const MOST_FACTS = 20;

const BRANCHES: ReadonlySet<string> = new Set(["and", "or", "not"]);

/** The facts that one place of a tree names, and where. */
export interface PlacedFacts<Facts> {
  readonly facts: Facts;
  /** Of the input: `filter`, `or`, `0`. */
  readonly path: readonly string[];
}

/** All facts of a tree; refuses one that is too deep or too large, or asks for any of none. */
export function factsOf<Facts extends object>(tree: FilterTree<Facts>): readonly PlacedFacts<Facts>[] {
  const placed = placedIn(tree, ["filter"], 0);
  const count = placed.reduce((sum, { facts }) => sum + factsNamed(facts), 0);
  if (count > MOST_FACTS)
    throw new InvalidError("filter", `A filter names ${MOST_FACTS} facts at most; this one names ${count}.`);
  return placed;
}

/** The condition that `id` is among those that a statement selects. */
export type IsAmong = (id: Sql, select: Sql) => Sql;

/** The conditions of the facts of one place. */
type ConditionsOf<Facts> = (facts: Facts, isAmong: IsAmong) => readonly Sql[];

const joined: IsAmong = (id, select) => sql`${id} in (${select})`;

// As one of several choices, a subselect is no join but a filter of all rows. An array is a key of the index.
const lookedUp: IsAmong = (id, select) => sql`${id} = any(array(${select}))`;

/** The conditions of a tree, all of which hold. */
export function treeConditions<Facts extends object>(
  { and, or, not, ...facts }: FilterTree<Facts>,
  conditionsOf: ConditionsOf<Facts>,
  isAmong = joined,
): readonly Sql[] {
  const within = (tree: FilterTree<Facts>, among: IsAmong): Sql =>
    every(treeConditions(tree, conditionsOf, among));
  return [
    ...conditionsOf(facts as Facts, isAmong),
    ...(and ?? []).map((tree) => within(tree, isAmong)),
    ...(or ? [some(or.map((tree) => within(tree, lookedUp)))] : []),
    // Of what is not known, `not` holds: nobody works on a case that has no member.
    ...(not ? [sql`${within(not, isAmong)} is not true`] : []),
  ];
}

function placedIn<Facts extends object>(
  { and, or, not, ...facts }: FilterTree<Facts>,
  path: readonly string[],
  level: number,
): readonly PlacedFacts<Facts>[] {
  if (level > MOST_LEVELS)
    throw new InvalidError(
      path,
      `A filter has ${MOST_LEVELS} levels of \`and\`, \`or\` and \`not\` at most.`,
    );
  if (or?.length === 0) throw new InvalidError([...path, "or"], "Any of none is nothing; leave it out.");
  const inner = (trees: readonly FilterTree<Facts>[] | null | undefined, name: string) =>
    (trees ?? []).flatMap((tree, index) => placedIn(tree, [...path, name, String(index)], level + 1));
  return [
    { facts: facts as Facts, path },
    ...inner(and, "and"),
    ...inner(or, "or"),
    ...(not ? placedIn(not, [...path, "not"], level + 1) : []),
  ];
}

function factsNamed(facts: object): number {
  return Object.entries(facts).filter(([name, value]) => value != null && !BRANCHES.has(name)).length;
}
