import type { Uuid } from "../../../kernel/ids";
import type { Batch } from "../../../kernel/reads";
import type { Context } from "../../access/actor";
import { query } from "../../access/operations";
import { countsOfFilters } from "../../access/saved-filters";
import type { CaseFilter } from "../case-filter";
import { viewedCases } from "../list-cases";
import { caseViewsById } from "./read-case-views";

/** How many cases each of these views shows, 10,001 for more than 10,000: all of them in one statement. */
export const countsOfViews = query(
  { name: "caseView:counts", permission: "case:read" },
  async (ctx: Context, { ids }: Pick<Batch<null>, "ids">): Promise<ReadonlyMap<Uuid, number>> => {
    const views = [...(await caseViewsById.body(ctx, { ids, args: null })).values()];
    return countsOfFilters(ctx, views, ({ filter }) => viewedCases(ctx, filter as CaseFilter));
  },
);
