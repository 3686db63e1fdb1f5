import { sql, type Sql } from "./sql";

/**
 * That the column holds one of these texts. A list of one is written as an equality: only of that does
 * PostgreSQL know that an index which begins with the column keeps the order of what follows.
 */
export function among(column: Sql, texts: readonly string[]): Sql {
  const [only] = texts;
  return texts.length === 1 ? sql`${column} = ${only}` : sql`${column} = any(${texts}::text[])`;
}
