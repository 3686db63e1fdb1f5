import { isDeepStrictEqual } from "node:util";
import { InvalidError } from "../../kernel/errors";
import type { SafeJson } from "../../kernel/firewall/safe-text";
import { safeJson } from "../../kernel/firewall/admit";

type Attributes = Readonly<Record<string, unknown>>;

const MAX_ATTRIBUTES_BYTES = 16 * 1024;

/** The attributes with the given keys replaced, and those given as null removed: two editors of different keys do not undo each other. */
export function mergedAttributes(known: Attributes, given: SafeJson): SafeJson {
  const merged = Object.fromEntries(
    Object.entries({ ...known, ...given }).filter(([, value]) => value !== null),
  );
  if (Buffer.byteLength(JSON.stringify(merged)) > MAX_ATTRIBUTES_BYTES)
    throw new InvalidError("attributes", "Custom attributes take 16 KiB at most.");
  return safeJson(merged);
}

/** The keys whose values differ. */
export function changedKeys(before: Attributes, after: Attributes): readonly string[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.filter((key) => !isDeepStrictEqual(own(before, key), own(after, key)));
}

export function picked(attributes: Attributes, keys: readonly string[]): Attributes {
  return Object.fromEntries(
    keys.filter((key) => Object.hasOwn(attributes, key)).map((key) => [key, attributes[key]]),
  );
}

/** A key may be called as what every object inherits. */
function own(attributes: Attributes, key: string): unknown {
  return Object.hasOwn(attributes, key) ? attributes[key] : undefined;
}
