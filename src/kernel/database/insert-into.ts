import { asDocument, givenValue, valueIn, type Values } from "./row-document";
import { joined, sql, Sql, trusted } from "./sql";
import { storable, type Table, type TableColumn } from "./table";

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

/**
 * The same in one text of a statement for any number of rows. Of a row, `given` in SQL, some properties may be found by
 * the database. Null where a row holds what cannot be written so, such as half a character.
 */
export function insertAsDocument<Row>(
  into: Table<Row>,
  rows: readonly object[],
  found: { readonly [Property in keyof Row]?: Sql } = {},
): Sql | null {
  const given = into.columns.filter(({ property }) => valueIn(rows[0] ?? {}, {}, property) !== undefined);
  const values = rows.map((row) => given.map((column) => givenValue(row, {}, column)));
  const document = asDocument(given, values);
  return document === null ? null : insertDocument(into, given, document, found);
}

function insertDocument<Row>(
  { name }: Table<Row>,
  given: readonly TableColumn[],
  document: string,
  found: { readonly [property: string]: Sql | undefined } = {},
): Sql {
  const values = given.map((column) => found[column.property] ?? trusted(`given.${column.name}`));
  return sql`
    insert into ${name} (${trusted(namesOf(given))})
    select ${joined(values, ", ")}
    from json_populate_recordset(null::${name}, ${document}) given`;
}

function namesOf(columns: readonly TableColumn[]): string {
  return columns.map(({ name }) => name).join(", ");
}
