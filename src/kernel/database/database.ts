import type { Sql } from "./sql";

/** What an operation sees of PostgreSQL: statements inside the one transaction of its unit of work. */
export interface Database {
  rows<Row>(statement: Sql): Promise<readonly Row[]>;
  /** Runs the work; when it throws, only what it wrote is undone and the transaction goes on. */
  attempt<T>(work: () => Promise<T>): Promise<T>;
}

/** The first row, or null when there is none. */
export async function firstRow<Row>(db: Database, statement: Sql): Promise<Row | null> {
  const [row] = await db.rows<Row>(statement);
  return row ?? null;
}
