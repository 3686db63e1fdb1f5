const KEPT = Symbol("read ahead");

/** What reading ahead came to: a value, or why there is none. */
export type Outcome = { readonly value: unknown } | { readonly error: unknown };

/** A row has few of them, and there are many rows: a list takes less time than a map. */
interface Kept {
  readonly slot: string;
  readonly outcome: Outcome;
  readonly next: Kept | undefined;
}

interface Keeper {
  [KEPT]?: Kept;
}

/** The name of one field with these arguments, as the document gives them. */
export function slotOf(field: string, given: Readonly<Record<string, unknown>>): string {
  let slot = field;
  // In one order: compiled and interpreted execution do not name them in the same.
  for (const name of Object.keys(given).sort()) slot += ` ${name}:${written(given[name])}`;
  return slot;
}

function written(value: unknown): string {
  return typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : JSON.stringify(value ?? null, plainly);
}

/** JSON has no bigint. */
function plainly(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? `${value}n` : value;
}

/** Keeps on the row what one of its fields will answer. */
export function keep(row: object, slot: string, outcome: Outcome): void {
  const keeper = row as Keeper;
  keeper[KEPT] = { slot, outcome, next: keeper[KEPT] };
}

export function kept(row: object, slot: string): Outcome | undefined {
  for (let each = (row as Keeper)[KEPT]; each; each = each.next) if (each.slot === slot) return each.outcome;
  return undefined;
}
