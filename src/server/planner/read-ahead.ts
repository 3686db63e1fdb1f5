import type { Uuid } from "../../kernel/ids";
import type { Wanted } from "../../kernel/database/table";
import { pageRequest, type PageArguments } from "../../kernel/paging/page-request";
import type { Relation } from "../../resolvers/relation";
import type { RequestContext } from "../../resolvers/request-context";
import type { Variables } from "./conditions";
import { keep, slotOf, type Outcome } from "./kept";
import { together, type Reach, type SharedReaches } from "./reaches";
import type { PlannedRelation, SelectionPlan, TypePlan } from "./read-plan";
import { rowsWantedBy } from "./rows-wanted";

/** What reading ahead needs of the operation that it works for. */
export interface Reader extends Pick<RequestContext, "run" | "isStaff"> {
  readonly variables: Variables;
  /** Reading nothing takes the same permission as reading. */
  readonly refuseUnlessPermitted: (operation: Relation["read"]) => void;
}

/**
 * Reads, level by level, all that the plan names below these values, and keeps it on their rows. Each
 * relation of a level is one statement for all of its rows, and the statements of a level leave together.
 * What cannot be read ahead is left to the fields themselves, which meet the same refusal.
 */
export async function readAhead(reader: Reader, plan: SelectionPlan, value: unknown): Promise<void> {
  const objects = objectsIn(value);
  if (objects.length === 0) return;
  const groups = await byType(plan, objects);
  const reaches = groups.flatMap(([type, rows]) => reachesOf(reader, type, rows));
  await Promise.all([
    ...together(reaches).map((some) => ofRelation(reader, some)),
    ...groups.flatMap(([{ parts }, rows]) =>
      parts.map(({ valuesOf, selection }) => readAhead(reader, selection, rows.map(valuesOf))),
    ),
  ]);
}

function reachesOf(reader: Reader, { relations }: TypePlan, rows: readonly object[]): readonly Reach[] {
  const asked = relations.filter(
    ({ condition, isStaffOnly }) => condition(reader.variables) && (reader.isStaff || !isStaffOnly),
  );
  return asked.map((planned) => ({ planned, rivals: rivalsOf(planned, asked), rows }));
}

/** The same field with arguments that are written in another way. */
function rivalsOf(planned: PlannedRelation, asked: readonly PlannedRelation[]): readonly PlannedRelation[] {
  return asked.filter((other) => other.field === planned.field && other !== planned);
}

/** Where a field reads ahead; null where its arguments are refused. */
async function slotFor(
  { field, argumentsFor }: PlannedRelation,
  variables: Variables,
): Promise<string | null> {
  const args = await argumentsFor(variables);
  return args && slotOf(field.name, args.given);
}

async function ofRelation(reader: Reader, reaches: SharedReaches): Promise<void> {
  const [{ planned, rivals }] = reaches;
  const args = await planned.argumentsFor(reader.variables);
  if (!args) return;
  const slot = slotOf(planned.field.name, args.given);
  // Written in two ways, `2` and `$two`, the arguments may be the same in this request: one slot cannot hold
  // what each of the two selections needs.
  const taken = await Promise.all(rivals.map((rival) => slotFor(rival, reader.variables)));
  if (taken.includes(slot)) return;
  const outcomeOf = await outcomesOf(reader, reaches, args.taken);
  const below = reaches.flatMap(({ planned: { selection }, rows }) => {
    const values = rows.map((row) => {
      const outcome = outcomeOf(row);
      keep(row, slot, outcome);
      return "value" in outcome ? outcome.value : null;
    });
    return selection ? [readAhead(reader, selection, values)] : [];
  });
  await Promise.all(below);
}

/** Reads what all of these rows lead to, and tells what became of each. */
async function outcomesOf(
  reader: Reader,
  reaches: SharedReaches,
  args: unknown,
): Promise<(row: object) => Outcome> {
  const { relation } = reaches[0].planned;
  const { isCounted, isPaged, ...needs } = rowsWantedBy(reaches);
  const ids = isNeeded(relation, needs.wanted) ? idsOf(reaches) : [];
  const batch = { ids, args, ...needs };
  const count = isCounted && ids.length > 0 ? relation.count : null;
  // Where only the count is asked for, the page need not be read, unless to see whether its cursor is good.
  const isAsked = count === null || isPaged || hasCursor(args as PageArguments);
  const isRead = ids.length > 0 && isAsked;
  try {
    reader.refuseUnlessPermitted(relation.read);
    const [values, counts] = await Promise.all([
      isRead ? reader.run(relation.read, batch) : nothing<unknown>(),
      count ? reader.run(count, batch) : nothing<number>(),
    ]);
    if (count && !isRead) pageRequest(args as PageArguments);
    return (row) => shapeOf(relation, row, values, counts);
  } catch (error) {
    return (row) => (relation.keyOf(row) === null ? shapeOf(relation, row, nothing(), nothing()) : { error });
  }
}

/** Where the rows lead, each place once. */
function idsOf(reaches: SharedReaches): readonly Uuid[] {
  const { keyOf } = reaches[0].planned.relation;
  const ids = new Set<Uuid>();
  for (const { rows } of reaches) {
    for (const row of rows) {
      const id = keyOf(row);
      if (id) ids.add(id);
    }
  }
  return [...ids];
}

/** Whether anything is asked for that takes reading. */
function isNeeded({ readFor }: Relation, wanted: Wanted): boolean {
  return readFor === null || wanted === null || readFor.some((property) => wanted.has(property));
}

function hasCursor({ after, before }: PageArguments): boolean {
  return (after ?? before) != null;
}

function nothing<Value>(): ReadonlyMap<Uuid, Value> {
  return new Map<Uuid, Value>();
}

function shapeOf(
  relation: Relation,
  row: object,
  values: ReadonlyMap<Uuid, unknown>,
  counts: ReadonlyMap<Uuid, number>,
): Outcome {
  const key = relation.keyOf(row);
  const value = key ? (values.get(key) ?? null) : null;
  return { value: relation.shape(value, row, async () => (key ? (counts.get(key) ?? 0) : 0)) };
}

/** The objects in a value of any form; what is not there yet is not among them. */
function objectsIn(value: unknown, objects: object[] = []): readonly object[] {
  if (Array.isArray(value)) for (const item of value) objectsIn(item, objects);
  else if (typeof value === "object" && value !== null && !(value instanceof Promise)) objects.push(value);
  return objects;
}

async function byType(
  { types, typeOf }: SelectionPlan,
  objects: readonly object[],
): Promise<readonly (readonly [TypePlan, readonly object[]])[]> {
  const [only] = types.values();
  if (types.size === 1 && only) return [[only, objects]];
  const groups = new Map<TypePlan, object[]>();
  for (const object of objects) {
    const type = types.get(await typeOf(object));
    if (type) groups.set(type, [...(groups.get(type) ?? []), object]);
  }
  return [...groups];
}
