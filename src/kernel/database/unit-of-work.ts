import { createHash } from "node:crypto";
import type { Pool, PoolClient } from "pg";
import { invariant } from "../errors";
import type { Uuid } from "../ids";
import { DatabaseUnavailableError, translated } from "./database-errors";
import type { Database } from "./database";
import type { Sql } from "./sql";

/** A read sees one moment of the database from its first statement to its last. */
const BEGIN = {
  read: "begin isolation level repeatable read read only",
  write: "begin isolation level read committed read write",
} as const;

export interface UnitOfWorkOptions {
  readonly pool: Pool;
  /** Whose rows row-level security shows; null shows none. */
  readonly workspaceId: Uuid | null;
  readonly access: keyof typeof BEGIN;
  /** Told of every statement, for counting and tracing. */
  readonly onStatement?: (text: string) => void;
}

/** One transaction, begun at its first statement and ended once. */
export class UnitOfWork implements Database {
  private client: Promise<PoolClient> | null = null;
  private ended = false;
  private savepoints = 0;

  constructor(private readonly options: UnitOfWorkOptions) {}

  get access(): "read" | "write" {
    return this.options.access;
  }

  async rows<Row>(statement: Sql): Promise<readonly Row[]> {
    const { text, values } = statement.compile();
    return (await this.send(text, values)) as readonly Row[];
  }

  /** Runs the work; when it throws, only what it wrote is undone and the transaction goes on. */
  async attempt<T>(work: () => Promise<T>): Promise<T> {
    const name = `attempt_${++this.savepoints}`;
    await this.send(`savepoint ${name}`);
    try {
      return await work();
    } catch (error) {
      await this.send(`rollback to savepoint ${name}`);
      throw error;
    }
  }

  /** Returns once the transaction is durable; there is nothing to do when it never began. */
  async commit(): Promise<void> {
    if (this.ended || !this.client) return void (this.ended = true);
    const client = await this.client;
    this.ended = true;
    try {
      const { command } = await client.query("commit");
      // PostgreSQL answers ROLLBACK to the commit of a transaction in which a statement failed.
      invariant(command === "COMMIT", "a transaction with a failed statement was committed");
      client.release();
    } catch (error) {
      client.release(true);
      throw translated(error);
    }
  }

  /** Ends a transaction whose writes, if any, are unwanted. Never throws: there is nothing left to save. */
  async rollback(): Promise<void> {
    if (this.ended || !this.client) return void (this.ended = true);
    this.ended = true;
    const client = await this.client.catch(() => null);
    if (!client) return;
    await client.query("rollback").then(
      () => client.release(),
      () => client.release(true),
    );
  }

  private async send(text: string, values?: readonly unknown[]): Promise<readonly unknown[]> {
    invariant(!this.ended, "a statement was sent after its unit of work had ended");
    this.options.onStatement?.(text);
    try {
      this.client ??= this.begin();
      const client = await this.client;
      if (!values) return (await client.query<object>(text)).rows;
      return (await client.query<object>({ name: statementName(text), text, values: [...values] })).rows;
    } catch (error) {
      throw error instanceof DatabaseUnavailableError ? error : translated(error);
    }
  }

  private async begin(): Promise<PoolClient> {
    const client = await this.options.pool.connect().catch((cause: unknown) => {
      // Whatever the reason, no statement was sent: the caller may try again.
      throw new DatabaseUnavailableError({ cause });
    });
    // Not awaited: both leave in one packet with the first statement. If they fail, so does that statement.
    const opening = [
      client.query(BEGIN[this.options.access]),
      client.query({
        name: "set_workspace",
        text: "select set_config('app.workspace_id', $1, true)",
        values: [this.options.workspaceId ?? ""],
      }),
    ];
    for (const sent of opening) sent.catch(() => undefined);
    return client;
  }
}

/** PostgreSQL parses and plans a named statement once a connection. */
function statementName(text: string): string {
  return createHash("sha1").update(text).digest("base64url");
}
