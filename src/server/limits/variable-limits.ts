import { LIMITS, limitError } from "./limits";

/** Refuses variables that are larger than a mutation needs. */
export function refuseLargeVariables(variables: Readonly<Record<string, unknown>>): void {
  if (Buffer.byteLength(JSON.stringify(variables)) > LIMITS.variablesBytes)
    throw limitError("bytes of variables as JSON", LIMITS.variablesBytes);
  if (longestList(variables) > LIMITS.listItems) throw limitError("items in one list", LIMITS.listItems);
}

function longestList(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const parts: readonly unknown[] = Object.values(value);
  const own = Array.isArray(value) ? value.length : 0;
  return parts.reduce<number>((longest, part) => Math.max(longest, longestList(part)), own);
}
