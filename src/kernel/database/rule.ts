import { Check } from "typeorm";

/** What holds of every row of a table; the function of the database that tells has the same name. */
export interface RowRule {
  readonly name: string;
  /** The columns that it is about, in the order of the function's parameters. */
  readonly columns: readonly string[];
  /** An expression of these columns; a row of which it is null is let pass, as by any check. */
  readonly holds: string;
}

const RULES = Symbol("rules of rows");

/**
 * A check of a table that is written into often. PostgreSQL reads the text of a check anew for every statement that
 * writes, and reading a list of thirty words takes it as long as writing the row does. Of a function it reads the name
 * alone, and keeps the rest from one statement to the next. To let one word more pass, a migration replaces the function.
 */
export function Rule(name: string, columns: readonly string[], holds: string): ClassDecorator {
  return (entity) => {
    Check(name, `${name}(${columns.join(", ")})`)(entity);
    Reflect.defineMetadata(RULES, [...rulesOf(entity), { name, columns, holds }], entity);
  };
}

/** The rules that an entity declares. */
export function rulesOf(entity: object): readonly RowRule[] {
  return (Reflect.getOwnMetadata(RULES, entity) as readonly RowRule[] | undefined) ?? [];
}
