import { CustomerSegment } from "../../../entities/customers/customer-segment.entity";
import { table } from "../../../kernel/database/table";
import { publishedFilter } from "../../access/published-filter";
import { listOf, readById } from "../../access/reads";
import { listedFilters, usableFilters, type SavedFilters } from "../../access/saved-filters";

export const SEGMENTS: SavedFilters<CustomerSegment> = { noun: "segment", table: table(CustomerSegment) };

/** The segments of these ids that the caller may use. */
export const segmentsById = readById(
  { name: "customerSegment:byId", permission: "customer:read" },
  SEGMENTS.table,
  "s",
  usableFilters,
);

/** The segments that the caller may use, by name. */
export const segmentList = listOf({ name: "customerSegment:list", permission: "customer:read" }, (ctx) =>
  listedFilters(ctx, SEGMENTS),
);

/** The filter of a segment as callers write it: none of its facts is an id. */
export function filterOfSegment({
  filter,
}: Pick<CustomerSegment, "filter">): Readonly<Record<string, unknown>> {
  return publishedFilter(filter, {});
}
