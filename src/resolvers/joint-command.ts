import { Extensions } from "type-graphql";
import type { Uuid } from "../kernel/ids";
import type { Context } from "../services/access/actor";

/** A command that may be done together with others of its kind, each about an object of its own. */
export interface JointCommand {
  readonly operation: { readonly permission: string };
  /** The property of its input, and the prefix of the public id that stands there. */
  readonly about: readonly [property: string, prefix: string];
  /** Properties of its input that name what others may hold as well: with any of these it is done alone. */
  readonly aloneWith: readonly string[];
  /** Holds the objects until the transaction ends, but those that would have to be waited for. */
  readonly hold: (ctx: Context, ids: readonly Uuid[]) => Promise<readonly { readonly id: Uuid }[]>;
}

/** Lets a mutation be done together with others that arrive at the same time. */
export function DoneTogether(command: JointCommand): MethodDecorator {
  return Extensions({ jointCommand: command });
}
