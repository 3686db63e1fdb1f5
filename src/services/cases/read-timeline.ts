import { CaseTimelineEntry } from "../../entities/cases/case-timeline-entry.entity";
import { sql } from "../../kernel/database/sql";
import { columnsOf, table } from "../../kernel/database/table";
import type { Uuid } from "../../kernel/ids";
import { pageRequest, type PageArguments } from "../../kernel/paging/page-request";
import { countRowsOf, readPages, type ListSpec, type Page } from "../../kernel/paging/read-pages";
import type { Context } from "../access/actor";
import { query } from "../access/operations";
import { visibleEntries } from "./case-policy";

const entries = table(CaseTimelineEntry);

/** A line of a timeline; what belongs to its kind stands beside what all of them have. */
export type TimelineEntry = Omit<CaseTimelineEntry, "detail"> & Readonly<Record<string, unknown>>;

interface Batch {
  readonly ids: readonly Uuid[];
  readonly args: PageArguments;
}

/** A page of the timeline of each of these cases, in the order in which things happened. */
export const timelinesOfCases = query(
  { name: "timeline:ofCases", permission: "case:read" },
  async (ctx: Context, { ids, args }: Batch): Promise<ReadonlyMap<Uuid, Page<TimelineEntry>>> => {
    const pages = await readPages<CaseTimelineEntry>(ctx, timeline(ctx), pageRequest(args), ids);
    return new Map([...pages].map(([id, page]) => [id, { ...page, rows: page.rows.map(withDetail) }]));
  },
);

export const countTimelinesOfCases = query(
  { name: "timeline:countOfCases", permission: "case:read" },
  (ctx: Context, { ids }: Pick<Batch, "ids">): Promise<ReadonlyMap<Uuid, number>> =>
    countRowsOf(ctx, timeline(ctx), ids),
);

function withDetail({ detail, ...entry }: CaseTimelineEntry): TimelineEntry {
  return { ...detail, ...entry };
}

function timeline(ctx: Context): ListSpec & { readonly parent: string } {
  return {
    name: "timeline",
    columns: columnsOf(entries, "e"),
    from: sql`case_timeline_entries e`,
    where: [visibleEntries(ctx)],
    key: { column: "e.case_version", type: "integer" },
    id: "e.id",
    descending: false,
    parent: "e.case_id",
  };
}
