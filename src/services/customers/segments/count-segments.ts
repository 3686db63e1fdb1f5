import type { Uuid } from "../../../kernel/ids";
import type { Batch } from "../../../kernel/reads";
import type { Context } from "../../access/actor";
import { query } from "../../access/operations";
import { countsOfFilters } from "../../access/saved-filters";
import { customersInSegment, type CustomerFilter } from "../read-customers";
import { segmentsById } from "./read-segments";

/** How many customers each of these segments has, 10,001 for more than 10,000: all of them in one statement. */
export const countsOfSegments = query(
  { name: "customerSegment:counts", permission: "customer:read" },
  async (ctx: Context, { ids }: Pick<Batch<null>, "ids">): Promise<ReadonlyMap<Uuid, number>> => {
    const segments = [...(await segmentsById.body(ctx, { ids, args: null })).values()];
    return countsOfFilters(ctx, segments, ({ filter }) => customersInSegment(ctx, filter as CustomerFilter));
  },
);
