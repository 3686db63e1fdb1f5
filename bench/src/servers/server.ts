import type { Dialect } from "../dialects/dialect.ts";
import type { Callers } from "../load/protocol.ts";

/** A server that is measured. */
export interface Server {
  readonly name: string;
  readonly pid: number;
  readonly port: number;
  /** What each caller sends with every request, in the order in which connections are theirs. */
  readonly callers: Callers;
  readonly dialect: Dialect;
  halt(): void;
  resume(): void;
  stop(): Promise<void>;
}
