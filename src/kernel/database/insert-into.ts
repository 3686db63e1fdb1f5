import { invariant } from "../errors";
import { sql, Sql, trusted } from "./sql";
import { exactly, storable, type Table, type TableColumn } from "./table";

type Given = Readonly<Record<string, unknown>>;

/** From so many rows on, one parameter that holds them all costs less than one for each value. */
const MANY_ROWS = 8;

/**
 * `insert into cases (id, subject) values (...), (...)`. Every row gives the same properties; what it leaves
 * undefined is as in all rows, or else left out.
 */
export function insertInto<Row>(into: Table<Row>, rows: readonly object[], inAll: object): Sql {
  const given = into.columns.filter(({ property }) => valueIn(rows[0] ?? {}, inAll, property) !== undefined);
  const values = rows.map((row) => given.map((column) => givenValue(row, inAll, column)));
  const document = rows.length < MANY_ROWS ? null : asDocument(given, values);
  return document === null ? insertValues(into, given, values) : insertDocument(into, given, document);
}

function valueIn(row: object, inAll: object, property: string): unknown {
  const own = (row as Given)[property];
  return own === undefined ? (inAll as Given)[property] : own;
}

function givenValue(row: object, inAll: object, { property }: TableColumn): unknown {
  const value = valueIn(row, inAll, property);
  invariant(value !== undefined, `an inserted row gives no ${property}`);
  return value;
}

type Values = readonly (readonly unknown[])[];

/** Written without a piece for each value, as there are many. */
function insertValues<Row>({ name }: Table<Row>, given: readonly TableColumn[], rows: Values): Sql {
  const strings = ["insert into "];
  const parts: unknown[] = [name];
  let before = ` (${namesOf(given)}) values (`;
  for (const values of rows) {
    for (const [place, value] of values.entries()) {
      strings.push(before);
      parts.push(storable(value, given[place]?.isJson ?? false));
      before = ", ";
    }
    before = "), (";
  }
  strings.push(")");
  return new Sql(strings, parts);
}

/** One text of a statement for any number of rows. */
function insertDocument<Row>({ name }: Table<Row>, given: readonly TableColumn[], document: string): Sql {
  const names = trusted(namesOf(given));
  return sql`insert into ${name} (${names}) select ${names} from json_populate_recordset(null::${name}, ${document})`;
}

function namesOf(columns: readonly TableColumn[]): string {
  return columns.map(({ name }) => name).join(", ");
}

/** Each row by its id, `stored` within these; one text of a statement for any number of them. No column of bytes. */
export function updateEach<Row>(
  { name, columns }: Table<Row>,
  properties: readonly (keyof Row & string)[],
  rows: readonly object[],
  within: Sql,
): Sql {
  const set = columns.filter(({ property }) => (properties as readonly string[]).includes(property));
  const given = [...columns.filter(({ property }) => property === "id"), ...set];
  const values = rows.map((row) => given.map((column) => givenValue(row, {}, column)));
  const document = asDocument(given, values);
  invariant(document !== null, "what is updated cannot be written as one document");
  const settings = trusted(set.map((column) => `${column.name} = changed.${column.name}`).join(", "));
  return sql`
    update ${name} stored
    set ${settings}
    from json_populate_recordset(null::${name}, ${document}) changed
    where ${within}
    and stored.id = changed.id
    and stored.id = any(${rows.map((row) => (row as Given)["id"])}::uuid[])`;
}

/** What the database's JSON cannot spell: half a character of two, and the character zero. */
const UNSPEAKABLE = /\\u(?:d[89a-f]|0000)/;

/** The rows as JSON; null where one holds what JSON does not: a piece of SQL, bytes, or broken text. */
function asDocument(given: readonly TableColumn[], rows: Values): string | null {
  const isSpecial = (value: unknown): boolean => value instanceof Sql || value instanceof Uint8Array;
  if (rows.some((values) => values.some(isSpecial))) return null;
  const objects = rows.map((values) =>
    // What is not there is null.
    Object.fromEntries(
      values.flatMap((value, place) => (value === null ? [] : [[given[place]?.name ?? "", value]])),
    ),
  );
  const document = JSON.stringify(objects, exactly);
  return UNSPEAKABLE.test(document) ? null : document;
}
