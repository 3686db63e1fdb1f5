type Headers = Readonly<Record<string, string>>;

/** The headers of each of them. */
export type Callers = readonly [Headers, ...Headers[]];

/** What the bench asks its load process to do. */
export interface LoadOrder {
  readonly port: number;
  /** The connections are theirs in turn. */
  readonly callers: Callers;
  readonly asks: readonly { readonly path: string; readonly body: string }[];
  readonly connections: number;
  readonly warmUpMs: number;
  readonly windowMs: number;
}

export interface LoadResult {
  /** Answers that were complete within the window, whenever they were asked for. */
  readonly count: number;
  readonly windowMs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Answers with errors, warm-up included, and the first of them. */
  readonly errors: number;
  readonly firstError: string | null;
  /** CPU time of the load process itself within the window. */
  readonly cpuMs: number;
}

/** The load process tells when the window begins and ends, so that others can look at their clocks. */
export type LoadMessage =
  | { readonly kind: "ready" }
  | { readonly kind: "begin" }
  | { readonly kind: "end"; readonly result: LoadResult };
