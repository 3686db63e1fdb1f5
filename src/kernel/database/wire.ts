import type { QueryConfig, QueryResult } from "pg";
import { UnavailableError } from "../errors";
import { DescribedQuery } from "./protocol/described-query";
import type { PooledClient } from "./pool";

type Statement = string | QueryConfig;

/** The one failure after which nobody knows whether the transaction was carried out. */
export class CommitUnansweredError extends UnavailableError {
  constructor(options: ErrorOptions) {
    super(
      "The database was lost while the change was being made durable, so it may or may not have happened.",
      options,
    );
  }
}

/**
 * The connection of one transaction. What is sent within one turn of the event loop leaves in one packet and
 * is answered in order: statements that need no answer of each other cost one round trip together.
 */
export class Wire {
  private waiting = 0;
  private answered = 0;
  private lastPosted: Promise<unknown> = Promise.resolve();
  /** What failed first: PostgreSQL refuses every statement after it, so it is the reason of all that follow. */
  private firstFault: Error | null = null;

  constructor(private readonly client: PooledClient) {}

  /** How many statements had been answered before the one that is awaited now; null while none is. */
  get awaited(): number | null {
    return this.waiting === 0 ? null : this.answered;
  }

  get fault(): Error | null {
    return this.firstFault;
  }

  send(statement: Statement): Promise<QueryResult> {
    return new Promise((resolve, reject) => {
      this.deliver(statement, resolve, reject);
    });
  }

  /** Sends what nobody waits for. Its failure is the reason of the next statement's, and of the commit's. */
  post(statement: Statement): void {
    this.lastPosted = new Promise<unknown>((resolve) => {
      this.deliver(statement, resolve, resolve);
    });
  }

  /** Waits for what was posted; throws what failed. */
  async settle(): Promise<void> {
    await this.lastPosted;
    if (this.firstFault !== null) throw this.firstFault;
  }

  async rollbackTo(savepoint: string): Promise<void> {
    await this.send(`rollback to savepoint ${savepoint}`);
    this.firstFault = null;
  }

  /** Leaves together with what was posted before it; throws what kept the transaction from being durable. */
  async commit(): Promise<void> {
    if (this.firstFault !== null) {
      // Waited for: until then it holds what whoever does the work again needs.
      await this.rollback();
      throw this.firstFault;
    }
    const command = await this.send("commit").then(
      (answer) => answer.command,
      (error: unknown) => {
        this.client.release(true);
        throw isDefinite(error as Error) ? error : new CommitUnansweredError({ cause: error });
      },
    );
    this.client.release();
    // PostgreSQL answers ROLLBACK to the commit of a transaction in which a statement failed.
    if (command !== "COMMIT") throw this.firstFault ?? new Error("a commit was answered by a rollback");
  }

  /** Ends a transaction that has nothing to keep, without waiting: whoever gets the connection next queues behind. */
  release(): void {
    this.post("commit");
    this.client.release();
  }

  /** Never throws: there is nothing left to save. Returns when nothing is held any more. */
  async rollback(): Promise<void> {
    if (this.waiting === 0) {
      this.post("rollback");
      this.client.release();
      await this.lastPosted;
      return;
    }
    // Whoever gets the connection next must not wait for what this transaction still has at work.
    await this.send("rollback").then(
      () => this.client.release(),
      () => this.client.release(true),
    );
  }

  private deliver(
    statement: Statement,
    onAnswer: (result: QueryResult) => void,
    onFault: (error: Error) => void,
  ): void {
    this.gather();
    this.waiting += 1;
    this.client.query(
      new DescribedQuery(this.client, configOf(statement), (error, result) => {
        this.waiting -= 1;
        this.answered += 1;
        if (error) onFault(this.reasonOf(error));
        else onAnswer(result);
      }),
    );
  }

  /** Holds the packet back until all that can be sent without waiting has been. */
  private gather(): void {
    const { stream } = this.client.connection;
    if (stream.writableCorked > 0) return;
    stream.cork();
    process.nextTick(() => stream.uncork());
  }

  private reasonOf(error: Error & { readonly code?: string }): Error {
    this.firstFault ??= error;
    return error.code === "25P02" ? this.firstFault : error;
  }
}

function configOf(statement: Statement): QueryConfig {
  return typeof statement === "string" ? { text: statement } : statement;
}

/** Whether a commit that failed so was certainly not carried out: the server said why, or it was never sent. */
function isDefinite({ code = "", message }: Error & { readonly code?: string }): boolean {
  return /not queryable/.test(message) || (/^\d[\dA-Z]{4}$/.test(code) && !/^(57P0|08)/.test(code));
}
