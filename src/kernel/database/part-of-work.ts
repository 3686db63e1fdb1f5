import type { Asking, Database, Gathering } from "./database";
import type { Sql } from "./sql";
import type { UnitOfWork } from "./unit-of-work";

/** What one of several does in the transaction that they share: none of it can be undone by itself. */
export class PartOfWork implements Database {
  private wrote = false;
  private failed = false;

  constructor(private readonly work: UnitOfWork) {}

  get hasWritten(): boolean {
    return this.wrote;
  }

  /** Whether it wrote what was to be undone: then all of the transaction is. */
  get isSpoilt(): boolean {
    return this.failed;
  }

  rows<Row>(statement: Sql): Promise<readonly Row[]> {
    return this.noting(() => this.work.rows<Row>(statement));
  }

  ask<Key, Answer>(kind: Asking<Key, Answer>, key: Key): Promise<Answer> {
    if (kind.writes) this.wrote = true;
    return this.work.gatheredReads.answer(kind, key);
  }

  write(statement: Sql): void {
    this.noting(() => this.work.write(statement));
  }

  gather<Item>(kind: Gathering<Item>, item: Item): void {
    this.noting(() => this.work.gather(kind, item));
  }

  async attempt<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (this.wrote) this.failed = true;
      throw error;
    }
  }

  private noting<T>(send: () => T): T {
    const before = this.work.written;
    try {
      return send();
    } finally {
      if (this.work.written > before) this.wrote = true;
    }
  }
}
