import type { Duplex } from "node:stream";
import { Client, type ClientConfig, type FieldDef } from "pg";
import { readMessages } from "./backend-messages";
import { RowShape, type TypeReaders } from "./row-shape";

declare module "pg" {
  interface Connection {
    /** Begins to emit what comes from the stream, by the names of the messages. */
    attachListeners(stream: Duplex): void;
  }
}

/** A connection that reads rows where they lie, and asks but once what the rows of a named statement look like. */
export class RowClient extends Client {
  /** By the name of the statement, which is never given to another. */
  readonly shapes = new Map<string, RowShape>();
  private describes = true;

  constructor(config?: ClientConfig) {
    super(config);
    const { connection } = this;
    connection.attachListeners = (stream) => {
      readMessages(stream, (message) =>
        connection.emit(message.name === "error" ? "errorMessage" : message.name, message),
      );
    };
    const describe = connection.describe.bind(connection);
    connection.describe = (...described) => {
      if (this.describes) describe(...described);
    };
  }

  /** What rows look like that have been described so. */
  shapeOf(fields: readonly FieldDef[]): RowShape {
    return new RowShape(fields, this.getTypeParser.bind(this) as TypeReaders);
  }

  /** What is sent meanwhile goes without the question what its rows look like. */
  withoutDescribing(send: () => void): void {
    this.describes = false;
    try {
      send();
    } finally {
      this.describes = true;
    }
  }
}
