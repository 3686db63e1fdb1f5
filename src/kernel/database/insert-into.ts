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
  const inserted = rows.length < MANY_ROWS ? null : insertDocument(into, given, values);
  return inserted ?? insertValues(into, given, values);
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
  return insertDocument(into, given, values, found);
}

function insertDocument<Row>(
  { name }: Table<Row>,
  given: readonly TableColumn[],
  rows: Values,
  found: { readonly [property: string]: Sql | undefined } = {},
): Sql | null {
  const { inAll, own, ownRows } = apart(given, rows);
  const document = asDocument(own, ownRows);
  if (document === null) return null;
  const values = given.map(
    (column) => found[column.property] ?? inAll.get(column) ?? trusted(`given.${column.name}`),
  );
  return sql`
    insert into ${name} (${trusted(namesOf(given))})
    select ${joined(values, ", ")}
    from json_populate_recordset(null::${name}, ${document}) given`;
}

/** Read once for all rows, not once for each: rows that are written together are of one workspace. */
function apart(
  given: readonly TableColumn[],
  rows: Values,
): {
  readonly inAll: ReadonlyMap<TableColumn, Sql>;
  readonly own: readonly TableColumn[];
  readonly ownRows: Values;
} {
  const place = given.findIndex(({ name }) => name === "workspace_id");
  const column = given[place];
  const first = rows[0]?.[place];
  if (!column || rows.some((values) => values[place] !== first))
    return { inAll: new Map(), own: given, ownRows: rows };
  return {
    inAll: new Map([[column, sql`${first}::uuid`]]),
    own: given.toSpliced(place, 1),
    ownRows: rows.map((values) => values.toSpliced(place, 1)),
  };
}

function namesOf(columns: readonly TableColumn[]): string {
  return columns.map(({ name }) => name).join(", ");
}
