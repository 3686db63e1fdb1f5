import { admit, type AdmitOptions } from "../../kernel/firewall/admit";
import type { Redaction } from "../../kernel/firewall/redaction";
import type { Raw } from "../../kernel/firewall/safe-text";
import type { Operation } from "../../kernel/operation";
import type { Context } from "./actor";
import type { Permission } from "./permissions";

type Body<Input, Output> = (ctx: Context, input: Input) => Promise<Output>;

export interface Naming {
  /** `noun:verb`, e.g. `case:open`. */
  readonly name: string;
  readonly permission: Permission;
}

/** The output, with what the firewall masked in the input. */
type Told<Output> = Output extends readonly unknown[]
  ? Output
  : Output extends object
    ? Output & { readonly redactions: readonly Redaction[] }
    : Output;

/**
 * An operation that may write. Commands never touch the network. Whoever calls one, its input goes through the
 * firewall first: the body sees texts without card data, and is told what was masked in them.
 */
export function command<Input, Output>(
  { exact = [], ...naming }: Naming & AdmitOptions,
  body: (ctx: Context, input: Input, redactions: readonly Redaction[]) => Promise<Output>,
): Operation<Context, Raw<Input>, Told<Output>> {
  return {
    kind: "command",
    ...naming,
    body: async (ctx, raw) => {
      const { value, redactions } = admit<Input>(raw, { exact });
      return told(await body(ctx, value, redactions), redactions);
    },
  };
}

/** A command that hands its input on to other commands, and stores nothing of it itself. */
export function commandOfCommands<Input, Output>(
  naming: Naming,
  body: Body<Input, Output>,
): Operation<Context, Input, Output> {
  return { kind: "command", ...naming, body };
}

function told<Output>(output: Output, redactions: readonly Redaction[]): Told<Output> {
  if (typeof output !== "object" || output === null || Array.isArray(output)) return output as Told<Output>;
  const { redactions: further = [] } = output as { readonly redactions?: readonly Redaction[] };
  return { ...output, redactions: [...redactions, ...further] } as Told<Output>;
}

/** An operation that only reads. */
export function query<Input, Output>(
  naming: Naming,
  body: Body<Input, Output>,
): Operation<Context, Input, Output> {
  return { kind: "query", ...naming, body };
}
