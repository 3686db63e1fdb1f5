import type { Sql } from "../../kernel/database/sql";
import type { Operation } from "../../kernel/operation";
import type { Context } from "./actor";

/**
 * Does what is due in the context's workspace by the context's time, the longest due first, so much at most, in one
 * transaction; tells how much it was.
 */
type DueOperation = Operation<Context, { readonly limit: number }, { readonly done: number }>;

/** Work that falls due by the clock alone. */
export interface TimedWork {
  /** As the database's `workspaces_with_due_work` and `test_workspaces_with_due_work` give it. */
  readonly name: string;
  readonly operation: DueOperation;
  /**
   * A `select` of the one instant at which the next of it falls due in the context's workspace, or of none: what
   * moves a workspace's time on stops there. Null for work that falls due by the machine's time.
   */
  readonly nextDue: ((ctx: Context) => Sql) | null;
  /** Whether it is long and nobody waits for it: then it leaves a part of the time to whoever asks meanwhile. */
  readonly isUnhurried?: boolean;
}
