const KEPT = Symbol("read ahead");

/** What reading ahead came to: a value, or why there is none. */
export type Outcome = { readonly value: unknown } | { readonly error: unknown };

interface Keeper {
  [KEPT]?: Map<string, Outcome>;
}

/** The name of one field with these arguments, as the document gives them. */
export function slotOf(field: string, given: Readonly<Record<string, unknown>>): string {
  const names = Object.keys(given);
  if (names.length === 0) return field;
  // In one order: compiled and interpreted execution do not name them in the same.
  return (
    field +
    JSON.stringify(
      names.sort().map((name) => [name, given[name]]),
      plainly,
    )
  );
}

/** JSON has no bigint. */
function plainly(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? `${value}n` : value;
}

/** Keeps on the row what one of its fields will answer. */
export function keep(row: object, slot: string, outcome: Outcome): void {
  const keeper = row as Keeper;
  (keeper[KEPT] ??= new Map<string, Outcome>()).set(slot, outcome);
}

export function kept(row: object, slot: string): Outcome | undefined {
  return (row as Keeper)[KEPT]?.get(slot);
}
