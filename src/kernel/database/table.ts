import { getMetadataArgsStorage } from "typeorm";
import { invariant } from "../errors";
import { exactJson } from "../exact-json";
import { joined, sql, Sql, trusted } from "./sql";

/** A column, and the property of a row that it holds. */
export interface TableColumn {
  readonly property: string;
  readonly name: string;
  readonly isJson: boolean;
}

/** A table as its entity class declares it: the one source of its column names. */
export interface Table<Row> {
  readonly name: Sql;
  readonly columns: readonly TableColumn[];
  /** Only for the type: rows of this table are `Row`s. */
  readonly row?: Row;
}

/** `customerId` as `customer_id`. */
export function snakeCase(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Reads the entity's decorators; needs no connection. */
export function table<Row>(entity: abstract new () => Row): Table<Row> {
  const ancestry: unknown[] = [];
  for (let ancestor: unknown = entity; ancestor; ancestor = Object.getPrototypeOf(ancestor))
    ancestry.push(ancestor);
  const storage = getMetadataArgsStorage();
  const name = storage.tables.find((args) => args.target === entity)?.name;
  invariant(name, `${entity.name} names no table`);
  const columns = storage.columns
    .filter((args) => ancestry.includes(args.target))
    .map(({ propertyName, options }) => ({
      property: propertyName,
      name: options.name ?? snakeCase(propertyName),
      isJson: options.type === "jsonb",
    }));
  return { name: trusted(name), columns };
}

/** The properties of a row that its reader wants; null for all. */
export type Wanted = ReadonlySet<string> | null;

/**
 * `c.id as "id", c.customer_id as "customerId", ...`: rows come back in the entity's own shape. Of the
 * properties that are wanted alone, where that is told; the id is always among them.
 */
export function columnsOf<Row>({ columns }: Table<Row>, alias?: string, wanted: Wanted = null): Sql {
  const prefix = alias ? `${alias}.` : "";
  return trusted(
    columns
      .filter(({ property }) => isWanted(property, wanted))
      .map(({ name, property }) => `${prefix}${name} as "${property}"`)
      .join(", "),
  );
}

/** The same of rows that came in the entity's own shape: `page."id", page."customerId", ...`. */
export function propertiesOf<Row>({ columns }: Table<Row>, alias: string, wanted: Wanted = null): Sql {
  const properties = columns.map(({ property }) => property).filter((property) => isWanted(property, wanted));
  return trusted(properties.map((property) => `${alias}."${property}"`).join(", "));
}

function isWanted(property: string, wanted: Wanted): boolean {
  return !wanted || property === "id" || wanted.has(property);
}

type Given = Readonly<Record<string, unknown>>;

/** `subject = ..., state = ...` of the properties that are given. */
export function settings<Row>({ columns }: Table<Row>, values: object): Sql {
  const given = columns.filter(({ property }) => (values as Given)[property] !== undefined);
  return joined(
    given.map(
      ({ property, name, isJson }) =>
        sql`${trusted(name)} = ${storable((values as Given)[property], isJson)}`,
    ),
    ", ",
  );
}

export function storable(given: unknown, isJson: boolean): unknown {
  // pg would write a JavaScript array as a PostgreSQL array.
  return isJson && given !== null && !(given instanceof Sql) ? exactJson(given) : given;
}

/** `subject = excluded.subject, ...`: all columns as the row that met another wanted them, but for these. */
export function excluded<Row>({ columns }: Table<Row>, kept: readonly (keyof Row & string)[]): Sql {
  return trusted(
    columns
      .filter(({ property }) => !(kept as readonly string[]).includes(property))
      .map(({ name }) => `${name} = excluded.${name}`)
      .join(", "),
  );
}
