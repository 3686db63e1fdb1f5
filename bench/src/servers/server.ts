import type { Dialect } from "../dialects/dialect.ts";

/** A server that is measured. */
export interface Server {
  readonly name: string;
  readonly pid: number;
  readonly port: number;
  /** Sent with every request. */
  readonly headers: Readonly<Record<string, string>>;
  readonly dialect: Dialect;
  halt(): void;
  resume(): void;
  stop(): Promise<void>;
}
