import { invariant } from "../errors";
import { asDocument, givenValue } from "./row-document";
import { sql, trusted, type Sql } from "./sql";
import type { Table } from "./table";

/** Each row by its id, `stored` within these; one text of a statement for any number of them. No column of bytes. */
export function updateEach<Row>(
  of: Table<Row>,
  properties: readonly (keyof Row & string)[],
  rows: readonly { readonly id: unknown }[],
  within: Sql,
): Sql {
  const update = updateAsDocument(of, properties, rows, within);
  invariant(update !== null, "what is updated cannot be written as one document");
  return update;
}

/** The same, open to further conditions on `stored` and `changed`; null where a row holds what JSON does not. */
export function updateAsDocument<Row>(
  { name, columns }: Table<Row>,
  properties: readonly (keyof Row & string)[],
  rows: readonly { readonly id: unknown }[],
  within: Sql,
): Sql | null {
  const set = columns.filter(({ property }) => (properties as readonly string[]).includes(property));
  const given = [...columns.filter(({ property }) => property === "id"), ...set];
  const values = rows.map((row) => given.map((column) => givenValue(row, {}, column)));
  const document = asDocument(given, values);
  if (document === null) return null;
  const settings = trusted(set.map((column) => `${column.name} = changed.${column.name}`).join(", "));
  return sql`
    update ${name} stored
    set ${settings}
    from json_populate_recordset(null::${name}, ${document}) changed
    where ${within}
    and stored.id = changed.id
    and stored.id = any(${rows.map(({ id }) => id)}::uuid[])`;
}
