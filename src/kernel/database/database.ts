import type { Sql } from "./sql";

/** What an operation sees of PostgreSQL: statements inside the one transaction of its unit of work. */
export interface Database {
  rows<Row>(statement: Sql): Promise<readonly Row[]>;
  /**
   * Sends a statement whose answer nobody needs, without waiting for it. If it fails, so does the next
   * statement that is waited for, the attempt that it belongs to, or the commit: never unnoticed. What a
   * failure must be told apart by (a unique constraint that means "taken") is sent by `rows` instead.
   */
  write(statement: Sql): void;
  /** Runs the work; when it throws, what it wrote is undone, and what was done beside it stands. */
  attempt<T>(work: () => Promise<T>): Promise<T>;
}

/** The first row, or null when there is none. */
export async function firstRow<Row>(db: Database, statement: Sql): Promise<Row | null> {
  const [row] = await db.rows<Row>(statement);
  return row ?? null;
}
