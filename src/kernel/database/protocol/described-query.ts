import { Query, type Connection, type FieldDef, type QueryConfig, type ResultBuilder } from "pg";
import type { DataRow } from "./backend-messages";
import type { RowClient } from "./row-client";
import type { RowShape } from "./row-shape";

declare module "pg" {
  // What pg's client and pg's query ask of each other, and pg does not say.
  interface Query {
    name?: string;
    readonly _result: ResultBuilder;
    /** What is wrong with a row: of it the query fails, once all that it is answered with has come. */
    _canceledDueToError: unknown;
    /** Of several statements in one message each has a result of its own. */
    _checkForMultirow(): void;
    /** Sends the statement, unless this connection knows it, with its values. */
    prepare(connection: Connection): void;
    handleRowDescription(message: { readonly fields: readonly FieldDef[] }): void;
    handleDataRow(row: DataRow): void;
    handleCommandComplete(message: { readonly text: string }, connection: Connection): void;
  }
}

/** A statement whose rows PostgreSQL need not describe where it has done so on the same connection. */
export class DescribedQuery extends Query {
  private shape: RowShape | undefined;

  constructor(
    private readonly client: RowClient,
    { name, text, values }: QueryConfig,
    onEnd: (error: Error | undefined, result: ResultBuilder) => void,
  ) {
    super(text, values, onEnd);
    if (name !== undefined) this.name = name;
  }

  override prepare(connection: Connection): void {
    this.shape = this.name === undefined ? undefined : this.client.shapes.get(this.name);
    if (this.shape) this.client.withoutDescribing(() => super.prepare(connection));
    else super.prepare(connection);
  }

  override handleRowDescription({ fields }: { readonly fields: readonly FieldDef[] }): void {
    this._checkForMultirow();
    this.learn(fields);
  }

  override handleDataRow(row: DataRow): void {
    if (this._canceledDueToError) return;
    try {
      if (this.shape) this._result.addRow(this.shape.read(row));
    } catch (error) {
      this._canceledDueToError = error;
    }
  }

  override handleCommandComplete(message: { readonly text: string }, connection: Connection): void {
    super.handleCommandComplete(message, connection);
    // PostgreSQL describes nothing where there are no rows to come.
    if (!this.shape) this.learn([]);
  }

  private learn(fields: readonly FieldDef[]): void {
    this.shape = this.client.shapeOf(fields);
    if (this.name !== undefined) this.client.shapes.set(this.name, this.shape);
  }
}
