import { CaseTimelineEntry } from "../../entities/cases/case-timeline-entry.entity";
import { sql } from "../../kernel/database/sql";
import { table } from "../../kernel/database/table";
import type { InnerListSpec } from "../../kernel/paging/read-pages";
import type { Context } from "../access/actor";
import { listWithin, shaped } from "../access/reads";
import { visibleEntries } from "./case-policy";

const entries = table(CaseTimelineEntry);

/** A line of a timeline; what belongs to its kind stands beside what all of them have. */
export type TimelineEntry = Omit<CaseTimelineEntry, "detail"> & Readonly<Record<string, unknown>>;

/** The timeline of each of these cases, in the order in which things happened. */
export const timelinesOfCases = shaped(
  listWithin({ name: "timeline:ofCases", permission: "case:read" }, ofCase),
  ({ detail, ...entry }: CaseTimelineEntry): TimelineEntry => ({ ...detail, ...entry }),
);

function ofCase(ctx: Context): InnerListSpec<CaseTimelineEntry> {
  return {
    name: "timeline",
    table: entries,
    alias: "e",
    from: sql`case_timeline_entries e`,
    where: [visibleEntries(ctx)],
    key: { column: "e.case_version", type: "integer" },
    id: "e.id",
    descending: false,
    parent: "e.case_id",
  };
}
