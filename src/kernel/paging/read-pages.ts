import { every, NOTHING, sql, trusted, type Sql } from "../database/sql";
import { columnsOf, propertiesOf, type Table, type Wanted } from "../database/table";
import { invariant } from "../errors";
import type { Uuid } from "../ids";
import type { OperationContext } from "../operation";
import { cursorBinding, decodeCursor, encodeCursor, type SortKeyType } from "./cursor";
import type { PageRequest } from "./page-request";

/** Counts stop here: an exact larger number would cost a walk over the table. */
export const MAX_COUNT = 10_000;

/** A list as its domain declares it: where its rows are, which of them, and in what order. */
export interface ListSpec<Row> {
  /** Bound into cursors, e.g. `cases`. */
  readonly name: string;
  /** Whose columns a row has, and by what name `from` calls it. */
  readonly table: Table<Row>;
  readonly alias: string;
  /** `cases c`, with any joins. */
  readonly from: Sql;
  /** Conditions on top of the parent's; the workspace's is among them. */
  readonly where: readonly Sql[];
  /** The sort key; must be free of nulls, and exact as text or number. */
  readonly key: { readonly column: string; readonly type: SortKeyType };
  /** The row's id, which settles the order of equal keys: `c.id`. */
  readonly id: string;
  readonly descending: boolean;
  /** What else a cursor is bound to: the filter, as the client gave it. */
  readonly filter?: unknown;
}

/** A list within each of several parents. */
export interface InnerListSpec<Row> extends ListSpec<Row> {
  /** The column that holds the parent's id. */
  readonly parent: string;
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  /** Where the row of this index stands. Written when it is asked for: few clients ask for every one. */
  readonly cursorAt: (index: number) => string;
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

/** What is needed of a page: which properties of its rows, and whether it tells if there are further ones. */
export interface PageNeeds {
  readonly wanted?: Wanted;
  readonly isEndTold?: boolean;
  /** Whether a cursor may be asked for. */
  readonly arePlacesTold?: boolean;
}

/** Where a row stands, if that is told. */
type KeyedRow = { readonly sortKey?: string | number; readonly sortId?: Uuid };

/** And in whose list: the parents' ids are numbered from 1. */
type InnerRow = KeyedRow & { readonly parentPlace: number };

/** One page of a list that has no parent. */
export async function readPage<Row>(
  ctx: OperationContext,
  list: ListSpec<Row>,
  request: PageRequest,
  { wanted = null, isEndTold = true, arePlacesTold = true }: PageNeeds = {},
): Promise<Page<Row>> {
  const binding = lazily(() => bindingOf(ctx, list));
  const needs = { wanted, isEndTold, arePlacesTold };
  // Planned for its values: which index serves a filter best depends on how rare what it asks for is.
  const statement = pageStatement(list, request, needs, binding, NOTHING).plannedForValues();
  const keyed = await ctx.db.rows<Row & KeyedRow>(statement);
  return pageOf(keyed, request, binding);
}

/** One page within each parent, in one statement however many parents there are. */
export async function readPages<Row>(
  ctx: OperationContext,
  list: InnerListSpec<Row>,
  request: PageRequest,
  parents: readonly Uuid[],
  { wanted = null, isEndTold = true, arePlacesTold = true }: PageNeeds = {},
): Promise<ReadonlyMap<Uuid, Page<Row>>> {
  const binding = lazily(() => bindingOf(ctx, list));
  // To put the pages in order, the places are needed anyway.
  const needs = { wanted, isEndTold, arePlacesTold: true };
  const told = arePlacesTold ? trusted("page.*") : propertiesOf(list.table, "page", wanted);
  const ofParent = sql`and ${trusted(list.parent)} = parent.id`;
  const keyed = await ctx.db.rows<Row & InnerRow>(sql`
    select ${told}, parent.place::int as "parentPlace"
    from unnest(${parents}::uuid[]) with ordinality parent(id, place)
    cross join lateral (${pageStatement(list, request, needs, binding, ofParent)}) page
    order by parent.place, page."sortKey" ${direction(list, request)}, page."sortId" ${direction(list, request)}`);
  const inner: (Row & InnerRow)[][] = parents.map(() => []);
  for (const row of keyed) inner[row.parentPlace - 1]?.push(row);
  return new Map(parents.map((parent, index) => [parent, pageOf<Row>(inner[index] ?? [], request, binding)]));
}

/** How many rows the list has, at most 10,001: the last means "more than 10,000". */
export async function countRows<Row>(ctx: OperationContext, list: ListSpec<Row>): Promise<number> {
  const statement = sql`select ${counted(list)} as count`.plannedForValues();
  const [row] = await ctx.db.rows<{ count: number }>(statement);
  return row?.count ?? 0;
}

/** The same within each parent, in one statement. */
export async function countRowsOf<Row>(
  ctx: OperationContext,
  list: InnerListSpec<Row>,
  parents: readonly Uuid[],
): Promise<ReadonlyMap<Uuid, number>> {
  const ofParent = sql`and ${trusted(list.parent)} = parent.id`;
  const rows = await ctx.db.rows<{ id: Uuid; count: number }>(
    sql`select parent.id as id, ${counted(list, ofParent)} as count from unnest(${parents}::uuid[]) parent(id)`,
  );
  return new Map(rows.map(({ id, count }) => [id, count]));
}

/** The count as a part of a larger statement. */
export function counted<Row>(list: ListSpec<Row>, ofParent = NOTHING): Sql {
  return sql`(
    select count(*)::int
    from (select from ${list.from} where ${every(list.where)} ${ofParent} limit ${MAX_COUNT + 1}) some_rows)`;
}

/** Most pages need none: nobody gave a cursor, and nobody asks for one. */
function lazily(make: () => string): () => string {
  let made: string | undefined;
  return () => (made ??= make());
}

function bindingOf<Row>(ctx: OperationContext, list: ListSpec<Row>): string {
  return cursorBinding(ctx.workspaceId, list.name, list.key.column, list.descending, list.filter ?? null);
}

function direction<Row>(list: ListSpec<Row>, request: PageRequest): Sql {
  return trusted(list.descending === request.backwards ? "asc" : "desc");
}

function pageStatement<Row>(
  list: ListSpec<Row>,
  request: PageRequest,
  { wanted, isEndTold, arePlacesTold }: Required<PageNeeds>,
  binding: () => string,
  ofParent: Sql,
): Sql {
  const key = trusted(list.key.column);
  const id = trusted(list.id);
  // One row more than asked for tells whether there is a further page, to whom it matters. How many is part of the text, so that
  // a plan that is made for any values still knows how few rows it is to find.
  return sql`
    select ${columnsOf(list.table, list.alias, wanted)} ${arePlacesTold ? sql`, ${key} as "sortKey", ${id} as "sortId"` : NOTHING}
    from ${list.from}
    where ${every(list.where)} ${ofParent} ${beyondCursor(list, request, binding)}
    order by ${key} ${direction(list, request)}, ${id} ${direction(list, request)}
    limit ${trusted(String(request.size + (isEndTold ? 1 : 0)))}`;
}

function beyondCursor<Row>(list: ListSpec<Row>, request: PageRequest, binding: () => string): Sql {
  if (request.cursor === null) return NOTHING;
  const position = decodeCursor(
    binding(),
    list.key.type,
    request.cursor,
    request.backwards ? "before" : "after",
  );
  const beyond = trusted(list.descending === request.backwards ? ">" : "<");
  const key = sql`${String(position.key)}::text::${trusted(list.key.type)}`;
  return sql`and (${trusted(list.key.column)}, ${trusted(list.id)}) ${beyond} (${key}, ${position.id}::uuid)`;
}

function pageOf<Row>(
  keyed: readonly (Row & KeyedRow)[],
  request: PageRequest,
  binding: () => string,
): Page<Row> {
  const within = keyed.slice(0, request.size);
  const rows = request.backwards ? within.reverse() : within;
  const isMore = keyed.length > request.size;
  const isBehindCursor = request.cursor !== null;
  return {
    rows,
    cursorAt: (index) => {
      const row = rows[index];
      invariant(row, "a cursor was asked for beyond the end of its page");
      const { sortKey: key, sortId: id } = row;
      invariant(key !== undefined && id !== undefined, "a cursor was asked for of a page that tells none");
      return encodeCursor(binding(), { key, id });
    },
    hasNextPage: request.backwards ? isBehindCursor : isMore,
    hasPreviousPage: request.backwards ? isMore : isBehindCursor,
  };
}
