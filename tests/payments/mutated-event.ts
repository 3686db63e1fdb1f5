import fc from "fast-check";
import { anEvent } from "./stripe-objects";
import { READINGS } from "./stripe-readings";

type Path = readonly string[];

const WRONG: readonly unknown[] = [
  null,
  undefined,
  -1,
  1.5,
  1e18,
  1e20,
  1e30,
  -1e12,
  "",
  "x",
  "1",
  "x".repeat(5_000),
  "\0",
  "\ud800",
  true,
  [],
  {},
];

/** Every place in the value, inner ones too. */
function placesIn(value: unknown): readonly Path[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [
    [name],
    ...placesIn(inner).map((path) => [name, ...path]),
  ]);
}

/** The value with another one at that place; `undefined` takes the place away, as JSON has none. */
function replaced(value: unknown, [name, ...rest]: Path, other: unknown): unknown {
  if (name === undefined) return other;
  const fields = value as Readonly<Record<string, unknown>>;
  const inner = replaced(fields[name], rest, other);
  return Array.isArray(value)
    ? (value as unknown[]).map((item, index) => (String(index) === name ? inner : item))
    : { ...fields, [name]: inner };
}

/** Events as Stripe sends them, but for one thing that is missing or of another sort. */
export const anyMutatedEvent: fc.Arbitrary<object> = fc
  .constantFrom(...READINGS)
  .map(([type, object]) => anEvent(type, object))
  .chain((event) =>
    fc
      .tuple(fc.constantFrom(...placesIn(event)), fc.constantFrom(...WRONG))
      .map(([path, other]) => JSON.parse(JSON.stringify(replaced(event, path, other))) as object),
  );
