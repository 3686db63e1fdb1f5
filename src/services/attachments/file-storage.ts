import type { Readable } from "node:stream";

/** A part of a file, both ends among it, counted from 0. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/** Where the content of files is kept. A file is written once, and never changed. */
export interface FileStorage {
  /**
   * Keeps what comes, `size` bytes, until they are safe from a loss of power. When it throws, because the source
   * failed or the store did, nothing of the file is left.
   */
  write(key: string, source: AsyncIterable<Uint8Array>, size: number): Promise<void>;
  /** The file or a part of it; null where there is none. */
  read(key: string, range?: ByteRange): Promise<Readable | null>;
  /** Whether there is such a file or not. */
  remove(key: string): Promise<void>;
}

/** There is no room left for a file: nobody can help that but the operator. */
export class StorageFullError extends Error {
  constructor(options?: ErrorOptions) {
    super("There is no room left in the store of files.", options);
  }
}
