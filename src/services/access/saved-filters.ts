import type { SavedFilter } from "../../entities/access/saved-filter";
import { firstRow } from "../../kernel/database/database";
import { joined, NOTHING, sql, trusted, type Sql } from "../../kernel/database/sql";
import { columnsOf, type Table } from "../../kernel/database/table";
import { NotFoundError } from "../../kernel/errors";
import type { Uuid } from "../../kernel/ids";
import { counted, type ListSpec } from "../../kernel/paging/read-pages";
import type { Context } from "./actor";

/** One kind of saved filters, such as the views of cases. */
export interface SavedFilters<Row extends SavedFilter> {
  /** As callers name one: `view`, given as `viewId`. */
  readonly noun: string;
  readonly table: Table<Row>;
}

/** Saved filters `s` are the staff's: those that all share, and one's own. */
export function usableFilters({ actor, inWorkspace }: Context): Sql {
  if (actor.kind === "customer") return sql`${inWorkspace("s")} and false`;
  if (actor.kind !== "member") return sql`${inWorkspace("s")} and s.member_id is null`;
  return sql`${inWorkspace("s")} and (s.member_id is null or s.member_id = ${actor.id})`;
}

/** Those that the caller may use, by name. */
export function listedFilters<Row extends SavedFilter>(
  ctx: Context,
  { noun, table }: SavedFilters<Row>,
): ListSpec<Row> {
  return {
    name: `${noun}s`,
    table,
    alias: "s",
    from: sql`${table.name} s`,
    where: [usableFilters(ctx)],
    key: { column: "s.name", type: "text" },
    id: "s.id",
    descending: false,
  };
}

/** The saved filter; refuses one that the caller may not use. Held until the transaction ends, if it is to be changed. */
export async function usableFilter<Row extends SavedFilter>(
  ctx: Context,
  { noun, table }: SavedFilters<Row>,
  id: Uuid,
  lock = NOTHING,
): Promise<Row> {
  const filter = await firstRow<Row>(
    ctx.db,
    sql`select ${columnsOf(table, "s")} from ${table.name} s where ${usableFilters(ctx)} and s.id = ${id} ${lock}`,
  );
  if (!filter) throw new NotFoundError(noun, [`${noun}Id`]);
  return filter;
}

/** How many rows each of these lets through, 10,001 for more than 10,000: all of them in one statement. */
export async function countsOfFilters<Row extends SavedFilter>(
  ctx: Context,
  filters: readonly Row[],
  listed: (filter: Row) => ListSpec<unknown>,
): Promise<ReadonlyMap<Uuid, number>> {
  if (filters.length === 0) return new Map();
  const counts = filters.map((filter, index) => sql`${counted(listed(filter))} as ${trusted(`"${index}"`)}`);
  const [row] = await ctx.db.rows<Record<number, number>>(
    sql`select ${joined(counts, ", ")}`.plannedForValues(),
  );
  return new Map(filters.map(({ id }, index) => [id, row?.[index] ?? 0]));
}
