import type { Readable } from "node:stream";
import { Parser, type MessageCallback } from "pg-protocol/dist/parser";

const HEADER_BYTES = 5;
const DATA_ROW = "D".charCodeAt(0);

type BackendMessage = Parameters<MessageCallback>[0];

/** A row as it came. It is to be read before the next message is told: its bytes may be written over then. */
export class DataRow {
  readonly name = "dataRow";

  constructor(
    readonly bytes: Buffer,
    /** Where the number of its fields stands, which the fields follow. */
    readonly start: number,
    readonly end: number,
  ) {}

  /** The text of each field; null where it has none. For queries of pg's own, which ask for it. */
  get fields(): readonly (string | null)[] {
    let at = this.start + 2;
    return Array.from({ length: this.bytes.readInt16BE(this.start) }, () => {
      const length = this.bytes.readInt32BE(at);
      at += 4;
      if (length < 0) return null;
      at += length;
      return this.bytes.toString("utf8", at - length, at);
    });
  }
}

/**
 * Tells what PostgreSQL sends, message by message. All is read by pg but rows: it would make a text of each field before
 * anybody knows what the field is. https://www.postgresql.org/docs/current/protocol-message-formats.html
 */
export function readMessages(stream: Readable, tell: (message: BackendMessage | DataRow) => void): void {
  const parser = new Parser();
  const arrivals = new Arrivals();
  stream.on("data", (chunk: Buffer) => {
    const bytes = arrivals.add(chunk);
    if (!bytes) return;
    let told = 0;
    let at = 0;
    const tellOthers = (): void => {
      if (told < at) parser.parse(bytes.subarray(told, at), tell);
    };
    for (let end = endOf(bytes, at); end <= bytes.length; end = endOf(bytes, at)) {
      if (bytes[at] === DATA_ROW) {
        tellOthers();
        tell(new DataRow(bytes, at + HEADER_BYTES, end));
        told = end;
      }
      at = end;
    }
    tellOthers();
    arrivals.keep(bytes, at);
  });
}

/** Where the message ends that begins here; beyond the last byte where so much has not come that one could tell. */
function endOf(bytes: Buffer, at: number): number {
  return at + HEADER_BYTES > bytes.length ? Infinity : at + 1 + bytes.readUInt32BE(at + 1);
}

/** What has come, until at least one whole message has. */
class Arrivals {
  private chunks: Buffer[] = [];
  private length = 0;
  private needed = HEADER_BYTES;

  /** All that is there; null while it is not enough. Put together once, however many chunks a message comes in. */
  add(chunk: Buffer): Buffer | null {
    this.chunks.push(chunk);
    this.length += chunk.length;
    if (this.length < this.needed) return null;
    const [only, ...others] = this.chunks;
    const all = only && others.length === 0 ? only : Buffer.concat(this.chunks);
    this.chunks = [];
    this.length = 0;
    return all;
  }

  /** What is left of it from here on. */
  keep(bytes: Buffer, from: number): void {
    this.needed = HEADER_BYTES;
    if (from === bytes.length) return;
    const end = endOf(bytes, from);
    if (end !== Infinity) this.needed = end - from;
    this.chunks.push(bytes.subarray(from));
    this.length = bytes.length - from;
  }
}
