import type { Operation } from "../kernel/operation";
import type { Uuid } from "../kernel/ids";
import type { Context } from "../services/access/actor";

/** A read for many keys at once; the answer holds a value for each key that has one. */
export type BatchQuery<Args, Value> = Operation<
  Context,
  { readonly ids: readonly Uuid[]; readonly args: Args },
  ReadonlyMap<Uuid, Value>
>;

/** What a resolver may reach: operations, and nothing beneath them. */
export interface RequestContext {
  readonly run: <Input, Output>(
    operation: Operation<Context, Input, Output>,
    input: Input,
  ) => Promise<Output>;
  /** One value of a batch read; all that a level of the query asks for travels in one statement. */
  readonly load: <Args, Value>(
    operation: BatchQuery<Args, Value>,
    id: Uuid,
    args: Args,
  ) => Promise<Value | null>;
  /** Whether the caller is on the workspace's side, and not one of its customers. */
  readonly isStaff: boolean;
}
