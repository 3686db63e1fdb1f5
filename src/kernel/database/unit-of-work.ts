import type { QueryConfig, QueryResult } from "pg";
import { invariant, Refusal } from "../errors";
import type { Uuid } from "../ids";
import { beginning, type Access } from "./beginning";
import { DatabaseUnavailableError, told, translated } from "./database-errors";
import type { Asking, Database, Gathering } from "./database";
import { GatheredReads } from "./gathered-reads";
import { GatheredWrites } from "./gathered-writes";
import type { DatabasePool } from "./pool";
import type { Sql } from "./sql";
import { Wire } from "./wire";

/**
 * Swift work waits for nothing that it need not know, and cannot undo a part of itself: when an attempt fails
 * after it wrote, or a write fails, the whole is to be done again. Careful work has a savepoint for every
 * attempt and waits for its writes, so that a refusal undoes what it must and no more.
 */
export type Pace = "swift" | "careful";

export interface UnitOfWorkOptions {
  readonly pool: DatabasePool;
  /** Whose rows row-level security shows; null shows none. */
  readonly workspaceId: Uuid | null;
  readonly access: Access;
  /** Careful unless told. */
  readonly pace?: Pace;
  /** Told of every statement, for counting and tracing. */
  readonly onStatement?: (text: string) => void;
  /** Told once what it wrote is durable. */
  readonly onCommitted?: () => void;
}

/** Nothing was changed, and nothing was refused either: the whole unit of work is to be done again, carefully. */
export class SwiftWorkFailedError extends Error {
  constructor(options?: ErrorOptions) {
    super("Swift work cannot undo a part of itself.", options);
  }
}

/** One transaction, begun at its first statement and ended once. */
export class UnitOfWork implements Database {
  private beginning: Promise<Wire> | null = null;
  private wire: Wire | null = null;
  private ended = false;
  private writes = 0;
  private savepoints = 0;
  private spoiltBy: unknown = null;
  private readonly gathered = new GatheredWrites((statement) => this.post(this.queryOf(statement)));
  /** For those who share it: what they ask for within one turn of the event loop is read together. */
  readonly gatheredReads = new GatheredReads(this);

  constructor(private readonly options: UnitOfWorkOptions) {}

  get access(): Access {
    return this.options.access;
  }

  get pace(): Pace {
    return this.options.pace ?? "careful";
  }

  /** Whether swift work met a refusal that only careful work can answer. */
  get mustBeDoneAgain(): boolean {
    const isChange = this.access === "write" && this.pace === "swift";
    return isChange && isAnswerable(this.spoiltBy ?? this.fault);
  }

  /** Which of its statements the database is at; null while it is at none. */
  get awaited(): number | null {
    return this.wire?.awaited ?? null;
  }

  /** How often it has written. */
  get written(): number {
    return this.writes;
  }

  /** Whether a statement of it has failed: all that come after it fail for its sake. */
  get hasFailed(): boolean {
    return this.fault !== null;
  }

  private get fault(): unknown {
    return this.wire?.fault ? translated(this.wire.fault) : null;
  }

  async rows<Row>(statement: Sql): Promise<readonly Row[]> {
    this.gathered.sendAll();
    const query = this.queryOf(statement);
    if (isChange(query)) this.writes += 1;
    const kept = statement.isPlannedForValues ? this.keptFor(statement) : query;
    try {
      const wire = this.wire ?? (await this.begun());
      return (await (kept ? wire.send(kept) : sendPlanned(wire, query))).rows as readonly Row[];
    } catch (error) {
      throw told(error);
    }
  }

  async ask<Key, Answer>(kind: Asking<Key, Answer>, key: Key): Promise<Answer> {
    const [answer] = await kind.read(this, [key]);
    return answer as Answer;
  }

  write(statement: Sql): void {
    this.gathered.sendAll();
    const query = this.queryOf(statement);
    if (isChange(query)) this.writes += 1;
    this.post(query);
  }

  gather<Item>(kind: Gathering<Item>, item: Item): void {
    invariant(!this.ended, "something was to be written after its unit of work had ended");
    this.gathered.add(kind, item);
    this.writes += 1;
  }

  private post(query: QueryConfig): void {
    if (this.wire) return this.wire.post(query);
    this.begun().then(
      (wire) => wire.post(query),
      // The next statement, or the commit, meets the same failure.
      () => undefined,
    );
  }

  async attempt<T>(work: () => Promise<T>): Promise<T> {
    return this.pace === "swift" ? this.attemptSwiftly(work) : this.attemptCarefully(work);
  }

  /** Returns once the transaction is durable; there is nothing to do when it never began. */
  async commit(): Promise<void> {
    if (!this.ended) this.gathered.sendAll();
    if (this.ended || !this.beginning) return void (this.ended = true);
    if (this.spoiltBy !== null) throw new SwiftWorkFailedError({ cause: this.spoiltBy });
    this.ended = true;
    try {
      const wire = this.wire ?? (await this.beginning);
      if (this.writes === 0 && wire.fault === null) return wire.release();
      await wire.commit();
      this.options.onCommitted?.();
    } catch (error) {
      const cause = told(error);
      throw this.pace === "swift" && isAnswerable(cause) ? new SwiftWorkFailedError({ cause }) : cause;
    }
  }

  /** Ends a transaction whose writes, if any, are unwanted. Never throws: there is nothing left to save. */
  async rollback(): Promise<void> {
    this.gathered.forget();
    if (this.ended || !this.beginning) return void (this.ended = true);
    this.ended = true;
    const wire = this.wire ?? (await this.beginning.catch(() => null));
    await wire?.rollback();
  }

  private async attemptSwiftly<T>(work: () => Promise<T>): Promise<T> {
    const writesBefore = this.writes;
    try {
      return await work();
    } catch (error) {
      const isUnharmed = this.writes === writesBefore && this.fault === null;
      if (!isUnharmed) this.spoiltBy ??= error;
      throw error;
    }
  }

  private async attemptCarefully<T>(work: () => Promise<T>): Promise<T> {
    this.gathered.sendAll();
    const name = `attempt_${++this.savepoints}`;
    const wire = this.wire ?? (await this.begun());
    this.options.onStatement?.(`savepoint ${name}`);
    wire.post(`savepoint ${name}`);
    try {
      const result = await work();
      this.gathered.sendAll();
      await wire.settle();
      return result;
    } catch (error) {
      // All of it was gathered since the savepoint.
      this.gathered.forget();
      await wire.rollbackTo(name).catch((fault: unknown) => {
        // Where what was sent before the savepoint had failed, there is none to go back to.
        throw told(wire.fault ?? fault);
      });
      throw told(error);
    }
  }

  private queryOf(statement: Sql): QueryConfig {
    invariant(!this.ended, "a statement was sent after its unit of work had ended");
    const { text, values } = statement.compile();
    this.options.onStatement?.(text);
    const name = this.options.pool.statementNames.of(text);
    return { ...(name !== undefined && { name }), text, values: values as unknown[] };
  }

  /**
   * The statement with its values in its text, where just these are asked for again and again, as the inbox of a team
   * is: a plan that is kept for such a text is a plan for its values. Null where it is to be planned anew.
   */
  private keptFor(statement: Sql): QueryConfig | null {
    const text = statement.writtenOut();
    const name = text === null ? undefined : this.options.pool.namesForValues.of(text);
    return text === null || name === undefined ? null : { name, text };
  }

  private begun(): Promise<Wire> {
    if (this.beginning) return this.beginning;
    this.beginning = this.begin();
    // The first to hear of it: what was sent before the connection was there keeps its place before the rest.
    this.beginning.then(
      (wire) => (this.wire = wire),
      () => undefined,
    );
    return this.beginning;
  }

  private async begin(): Promise<Wire> {
    const client = await this.options.pool.connect().catch((cause: unknown) => {
      // Whatever the reason, no statement was sent: the caller may try again.
      throw new DatabaseUnavailableError({ cause });
    });
    const wire = new Wire(client);
    // Not waited for: it leaves in one packet with the first statement. If it fails, so does that statement.
    wire.post(beginning(this.options.access, this.options.workspaceId));
    return wire;
  }
}

/** Our own law: what begins with `select` changes nothing that an undoing would have to undo. */
function isChange({ text }: QueryConfig): boolean {
  return !/^\s*select\b/.test(text);
}

/** In the same packet, and for this one statement: all others keep the plan that suits any values. */
function sendPlanned(wire: Wire, query: QueryConfig): Promise<QueryResult> {
  wire.post("set local plan_cache_mode = force_custom_plan");
  const answer = wire.send(query);
  wire.post("set local plan_cache_mode = force_generic_plan");
  return answer;
}

/** Whether the caller is to be told of it as the answer of one command, rather than of the whole operation. */
function isAnswerable(error: unknown): boolean {
  return error instanceof Refusal && !error.retryable;
}
