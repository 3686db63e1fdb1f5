import type { Sql } from "./sql";

/** Writing that takes less for several things at once than for each of them. */
export interface Gathering<Item> {
  /** Whether the item can be written together with these. */
  fits(items: readonly Item[], item: Item): boolean;
  /** What writes them all; at least one. */
  statements(items: readonly Item[]): readonly Sql[];
}

/** What takes less to find out for several keys at once than for each of them. */
export interface Asking<Key, Answer> {
  /** Whether something may be written on the way; nothing is, unless told. */
  readonly writes?: true;
  /** The answers in the order of the keys, of which there is one at least. */
  read(db: Database, keys: readonly Key[]): Promise<readonly Answer[]>;
}

/** What an operation sees of PostgreSQL: statements inside the one transaction of its unit of work. */
export interface Database {
  rows<Row>(statement: Sql): Promise<readonly Row[]>;
  /** What the key is answered. Where several share a transaction, what they ask for within one turn is read together. */
  ask<Key, Answer>(kind: Asking<Key, Answer>, key: Key): Promise<Answer>;
  /**
   * Sends a statement whose answer nobody needs, without waiting for it. If it fails, so does the next
   * statement that is waited for, the attempt that it belongs to, or the commit: never unnoticed. What a
   * failure must be told apart by (a unique constraint that means "taken") is sent by `rows` instead.
   */
  write(statement: Sql): void;
  /**
   * Writes the item in the same way, together with others of its kind that are gathered before anything else is sent,
   * the commit included. A kind is told by its identity.
   */
  gather<Item>(kind: Gathering<Item>, item: Item): void;
  /** Runs the work; when it throws, what it wrote is undone, and what was done beside it stands. */
  attempt<T>(work: () => Promise<T>): Promise<T>;
}

/** The first row, or null when there is none. */
export async function firstRow<Row>(db: Database, statement: Sql): Promise<Row | null> {
  const [row] = await db.rows<Row>(statement);
  return row ?? null;
}
