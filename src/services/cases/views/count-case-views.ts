import { joined, sql, trusted } from "../../../kernel/database/sql";
import type { Uuid } from "../../../kernel/ids";
import { counted } from "../../../kernel/paging/read-pages";
import type { Batch } from "../../../kernel/reads";
import type { Context } from "../../access/actor";
import { query } from "../../access/operations";
import type { CaseFilter } from "../case-filter";
import { viewedCases } from "../list-cases";
import { caseViewsById } from "./read-case-views";

/** How many cases each of these views shows, 10,001 for more than 10,000: all of them in one statement. */
export const countsOfViews = query(
  { name: "caseView:counts", permission: "case:read" },
  async (ctx: Context, { ids }: Pick<Batch<null>, "ids">): Promise<ReadonlyMap<Uuid, number>> => {
    const views = [...(await caseViewsById.body(ctx, { ids, args: null })).values()];
    if (views.length === 0) return new Map();
    const counts = views.map(
      ({ filter }, index) =>
        sql`${counted(viewedCases(ctx, filter as CaseFilter))} as ${trusted(`"${index}"`)}`,
    );
    const [row] = await ctx.db.rows<Record<number, number>>(
      sql`select ${joined(counts, ", ")}`.plannedForValues(),
    );
    return new Map(views.map(({ id }, index) => [id, row?.[index] ?? 0]));
  },
);
