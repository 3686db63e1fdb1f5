import type { Uuid } from "../kernel/ids";
import type { PageArguments } from "../kernel/paging/page-request";
import type { Page } from "../kernel/paging/read-pages";
import { connection, type Connection } from "../schema/connection";
import type { BatchQuery, RequestContext } from "./request-context";

/** A list within an object: the pages of all such objects are read in one statement, and so are their counts. */
export async function loadConnection<Row, Args extends PageArguments>(
  { load }: RequestContext,
  pages: BatchQuery<Args, Page<Row>>,
  counts: BatchQuery<Args, number>,
  id: Uuid,
  args: Args,
): Promise<Connection<Row>> {
  const page = (await load(pages, id, args)) ?? NO_PAGE;
  return connection<Row>(page, async () => (await load(counts, id, args)) ?? 0);
}

const NO_PAGE = { rows: [], cursors: [], hasNextPage: false, hasPreviousPage: false } as const;
