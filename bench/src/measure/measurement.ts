import type { Operation } from "../operations/operations.ts";

/** Where a measurement belongs. */
export interface Cell {
  readonly operation: Operation;
  readonly connections: number;
}

export interface Measurement extends Cell {
  readonly server: string;
  readonly repetition: number;
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly serverCpuMs: number;
  readonly databaseCpuMs: number;
  /** Shares of one core, 0 to 1 for a process of one thread. */
  readonly serverBusy: number;
  readonly databaseBusy: number;
  readonly loadBusy: number;
  /** What all other processes of the machine took of its cores meanwhile. */
  readonly othersBusy: number;
}
