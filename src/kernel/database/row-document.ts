import { invariant } from "../errors";
import { exactJson } from "../exact-json";
import { Sql } from "./sql";
import type { TableColumn } from "./table";

type Given = Readonly<Record<string, unknown>>;

/** Of each row, in the order of its columns. */
export type Values = readonly (readonly unknown[])[];

export function valueIn(row: object, inAll: object, property: string): unknown {
  const own = (row as Given)[property];
  return own === undefined ? (inAll as Given)[property] : own;
}

export function givenValue(row: object, inAll: object, { property }: TableColumn): unknown {
  const value = valueIn(row, inAll, property);
  invariant(value !== undefined, `an inserted row gives no ${property}`);
  return value;
}

/** What the database's JSON cannot spell: half a character of two, and the character zero. */
const UNSPEAKABLE = /\\u(?:d[89a-f]|0000)/;

/** The rows as JSON; null where one holds what JSON does not: a piece of SQL, bytes, or broken text. */
export function asDocument(given: readonly TableColumn[], rows: Values): string | null {
  const isSpecial = (value: unknown): boolean => value instanceof Sql || value instanceof Uint8Array;
  if (rows.some((values) => values.some(isSpecial))) return null;
  const names = given.map(({ name }) => name);
  const document = exactJson(rows.map((values) => objectOf(names, values)));
  return UNSPEAKABLE.test(document) ? null : document;
}

/** What is not there is null. */
function objectOf(names: readonly string[], values: readonly unknown[]): object {
  const object: Record<string, unknown> = {};
  values.forEach((value, place) => {
    const name = names[place];
    if (value !== null && name !== undefined) object[name] = value;
  });
  return object;
}
