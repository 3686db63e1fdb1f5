import { CaseTimelineEntry } from "../../../entities/cases/case-timeline-entry.entity";
import type { ClockChange } from "../../../entities/clocks/clock-change.entity";
import type { ClockChangeKind, ClockPause } from "../../../entities/clocks/clock-enums";
import { sql } from "../../../kernel/database/sql";
import { columnsOf, table } from "../../../kernel/database/table";
import type { Uuid } from "../../../kernel/ids";
import type { Instant } from "../../../kernel/instant";
import type { InnerListSpec } from "../../../kernel/paging/read-pages";
import type { Batch } from "../../../kernel/reads";
import type { Context } from "../../access/actor";
import { query } from "../../access/operations";
import { listWithin, shaped } from "../../access/reads";
import { visibleEntries } from "../../cases/case-policy";
import type { TimelineEntry } from "../../cases/read-timeline";
import { publishedDuration } from "../calendars/work-duration";
import type { ClockCause } from "../engine/clock-change";
import { seenCause, type SeenCause } from "./clock-cause";
import { CHANGES } from "./clock-histories";

const ENTRIES = table(CaseTimelineEntry);

/** What one step of a case tells of itself, at most. */
export const MAX_ENTRIES = 10;

/** One thing that happened to a clock, as it is published. */
export interface SeenChange {
  readonly kind: ClockChangeKind;
  readonly at: Instant;
  readonly writtenAt: Instant;
  readonly version: number;
  readonly used: string;
  readonly dueAt: Instant | null;
  readonly target: string | null;
  readonly pausedFor: ClockPause | null;
  readonly cause: SeenCause;
}

/** What happened to each of these clocks, in its order. */
export const changesOfClocks = shaped(
  listWithin({ name: "clock:changes", permission: "case:read" }, ofClock),
  (row: ClockChange): SeenChange => ({
    kind: row.kind,
    at: row.at,
    writtenAt: row.createdAt,
    version: row.clockVersion,
    used: publishedDuration(Number(row.usedMs)),
    dueAt: row.dueAt,
    target: row.rule && publishedDuration(Number(row.rule["durationMs"])),
    pausedFor: row.restsFor === "ENDED" ? null : (row.restsFor as ClockPause | null),
    cause: seenCause({ ...(row.cause as unknown as ClockCause), changeId: row.id }),
  }),
);

function ofClock(ctx: Context): InnerListSpec<ClockChange> {
  return {
    name: "clockChanges",
    table: CHANGES,
    alias: "ch",
    from: sql`clock_changes ch`,
    where: [ctx.inWorkspace("ch"), ...(ctx.actor.kind === "customer" ? [sql`false`] : [])],
    key: { column: "ch.clock_version", type: "integer" },
    id: "ch.id",
    descending: false,
    parent: "ch.clock_id",
  };
}

/** The lines of timelines that tell of what caused each of these changes. */
export const entriesOfChanges = query(
  { name: "clock:entriesOfChanges", permission: "case:read" },
  async (ctx: Context, { ids }: Batch<null>): Promise<ReadonlyMap<Uuid, readonly TimelineEntry[]>> => {
    const rows = await ctx.db.rows<CaseTimelineEntry & { readonly changeId: Uuid }>(sql`
      with named as materialized (
        select ch.id, k.case_id, (ch.cause ->> 'version')::integer as case_version
        from clock_changes ch
        join clocks k on k.workspace_id = ch.workspace_id and k.id = ch.clock_id
        where ${ctx.inWorkspace("ch")}
        and ch.id = any(${ids}::uuid[]))
      select ${columnsOf(ENTRIES, "e")}, named.id as "changeId"
      from named
      join case_timeline_entries e on e.case_id = named.case_id and e.case_version = named.case_version
      where ${visibleEntries(ctx)}
      order by e.id`);
    const byChange = new Map<Uuid, TimelineEntry[]>();
    for (const { changeId, detail, ...entry } of rows) {
      const known = byChange.get(changeId) ?? [];
      if (known.length < MAX_ENTRIES) known.push({ ...detail, ...entry });
      byChange.set(changeId, known);
    }
    return byChange;
  },
);
