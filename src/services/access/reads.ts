import { sql, trusted, type Sql } from "../../kernel/database/sql";
import { columnsOf, type Table } from "../../kernel/database/table";
import type { Uuid } from "../../kernel/ids";
import { pageRequest, type PageArguments } from "../../kernel/paging/page-request";
import {
  countRows,
  countRowsOf,
  readPage,
  readPages,
  type InnerListSpec,
  type ListSpec,
} from "../../kernel/paging/read-pages";
import type { Batch, BatchRead, InnerList, OuterList } from "../../kernel/reads";
import type { Context } from "./actor";
import { query, type Naming } from "./operations";
import type { Permission } from "./permissions";

/** The rows of these ids that the caller may see. `visible` is the domain's own policy on `alias`. */
export function readById<Row extends { readonly id: Uuid }>(
  naming: Naming,
  table: Table<Row>,
  alias: string,
  visible: (ctx: Context) => Sql,
): BatchRead<Context, null, Row> {
  return query(naming, async (ctx, { ids, wanted }) => {
    const rows = await ctx.db.rows<Row>(sql`
      select ${columnsOf(table, alias, wanted)}
      from ${table.name} ${trusted(alias)}
      where ${visible(ctx)}
      and ${trusted(alias)}.id = any(${ids}::uuid[])`);
    return new Map(rows.map((row) => [row.id, row]));
  });
}

/** A list of the workspace, its pages and its count under one permission. */
export function listOf<Args, Row>(
  naming: Naming,
  list: (ctx: Context, args: Args & PageArguments) => ListSpec<Row> | Promise<ListSpec<Row>>,
): OuterList<Context, Args, Row> {
  return {
    page: query(naming, (ctx, { args, ...needs }) =>
      onceKnown(list(ctx, args), (spec) => readPage(ctx, spec, pageRequest(args), needs)),
    ),
    count: query({ ...naming, name: `${naming.name}Count` }, (ctx, { args }) =>
      onceKnown(list(ctx, args), (spec) => countRows(ctx, spec)),
    ),
  };
}

/** At once where nothing is waited for: the read is to leave in one packet with the transaction's beginning. */
function onceKnown<Row, Read>(
  spec: ListSpec<Row> | Promise<ListSpec<Row>>,
  read: (spec: ListSpec<Row>) => Promise<Read>,
): Promise<Read> {
  return spec instanceof Promise ? spec.then(read) : read(spec);
}

/** A list within each of many parents; one statement reads the pages of all of them. */
export function listWithin<Args, Row>(
  naming: Naming,
  list: (ctx: Context, args: Args & PageArguments) => InnerListSpec<Row>,
): InnerList<Context, Args, Row> {
  return {
    pages: query(naming, (ctx, { ids, args, ...needs }) =>
      readPages(ctx, list(ctx, args), pageRequest(args), ids, needs),
    ),
    counts: query({ ...naming, name: `${naming.name}Count` }, (ctx, { ids, args }) =>
      countRowsOf(ctx, list(ctx, args), ids),
    ),
  };
}

/** The list whose items are made of its rows. */
export function shaped<Args, Row, Item>(
  { pages, counts }: InnerList<Context, Args, Row>,
  shape: (row: Row) => Item,
): InnerList<Context, Args, Item> {
  const { name, permission } = pages;
  const shapedPages = query(
    { name, permission: permission as Permission },
    async (ctx, batch: Batch<Args & PageArguments>) => {
      // Shaped of whole rows: which of their columns an item needs, only `shape` knows.
      const read = await pages.body(ctx, { ...batch, wanted: null });
      return new Map([...read].map(([id, page]) => [id, { ...page, rows: page.rows.map(shape) }]));
    },
  );
  return { pages: shapedPages, counts };
}
