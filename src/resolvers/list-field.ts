import type { OuterList } from "../kernel/reads";
import type { PageArguments } from "../kernel/paging/page-request";
import { connection, type Connection } from "../schema/connection";
import type { Context } from "../services/access/actor";
import type { Asked, RequestContext } from "./request-context";

/** A list at the top of a query. Where its count is asked for too, both leave together. */
export async function listField<Args, Row>(
  { run }: RequestContext,
  { page, count }: OuterList<Context, Args, Row>,
  args: Args & PageArguments,
  { isCounted, ...needs }: Asked,
): Promise<Connection<Row>> {
  const counted = isCounted ? run(count, { args }) : null;
  // Refused like the page, and told of by whichever is asked for first.
  counted?.catch(() => undefined);
  return connection(await run(page, { args, ...needs }), () => counted ?? run(count, { args }));
}
