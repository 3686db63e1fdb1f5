import type { Operation } from "../../kernel/operation";
import type { Context } from "./actor";
import type { Permission } from "./permissions";

type Body<Input, Output> = (ctx: Context, input: Input) => Promise<Output>;

export interface Naming {
  /** `noun:verb`, e.g. `case:open`. */
  readonly name: string;
  readonly permission: Permission;
}

/** An operation that may write. Commands never touch the network. */
export function command<Input, Output>(
  naming: Naming,
  body: Body<Input, Output>,
): Operation<Context, Input, Output> {
  return { kind: "command", ...naming, body };
}

/** An operation that only reads. */
export function query<Input, Output>(
  naming: Naming,
  body: Body<Input, Output>,
): Operation<Context, Input, Output> {
  return { kind: "query", ...naming, body };
}
