import { publicId, type Uuid } from "../../../kernel/ids";

/** Which facts of a filter are ids, and of what. */
const PREFIXES: Readonly<Record<string, string>> = {
  customerId: "cust",
  teamId: "team",
  memberId: "mem",
  watchedBy: "mem",
  transactionId: "txn",
};

/** A saved filter as callers write it: with public ids. */
export function publishedFilter(
  filter: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(filter)
      .filter(([, value]) => value != null)
      .map(([name, value]) => [name, published(name, value)]),
  );
}

/** Facts that hold others: ids are within them, too. */
const WITHIN: ReadonlySet<string> = new Set(["not", "field", "equals"]);

function published(name: string, value: unknown): unknown {
  const prefix = PREFIXES[name];
  if (prefix) return publicId(prefix, value as Uuid);
  if (WITHIN.has(name)) return publishedFilter(value as Readonly<Record<string, unknown>>);
  if (name !== "and" && name !== "or") return value;
  return (value as readonly Readonly<Record<string, unknown>>[]).map(publishedFilter);
}
