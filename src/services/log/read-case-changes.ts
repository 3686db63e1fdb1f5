import { every, sql } from "../../kernel/database/sql";
import { NotFoundError } from "../../kernel/errors";
import type { Uuid } from "../../kernel/ids";
import type { Context } from "../access/actor";
import { query } from "../access/operations";
import { usableFilter } from "../access/saved-filters";
import type { CaseFilter } from "../cases/case-filter";
import { visibleCases } from "../cases/case-policy";
import { assertKnownInFilter } from "../cases/known-in-filter";
import { viewedCases } from "../cases/list-cases";
import { casesById } from "../cases/read-cases";
import { CASE_VIEWS } from "../cases/views/read-case-views";
import { EVENT_TYPES } from "./all-events";
import type { HeardEvent } from "./heard-event";
import { logCursor } from "./log-cursor";
import type { LogStretch } from "./log-stretch";
import { endOfLog, readLog } from "./read-log";

/** Events that are about cases: with their messages, notes and clocks. */
export const EVENTS_OF_CASES: readonly string[] = EVENT_TYPES.filter((type) =>
  /^(case|clock|message|note)\.|^member\.mentioned$/.test(type),
);

/** A case as it is now, and the last event that the caller heard of it. */
export interface CaseUpdate {
  readonly cursor: string;
  readonly caseId: Uuid;
  /** Null for whoever begins. */
  readonly event: HeardEvent | null;
}

/** A case that changed, and whether a list shows it now. */
export interface InboxChange {
  readonly cursor: string;
  readonly caseId: Uuid;
  readonly isListed: boolean;
}

interface Following {
  readonly after: bigint | null;
  readonly most: number;
  /** What is known to have happened since. */
  readonly known?: LogStretch | null;
}

interface Changes<Value> {
  readonly items: readonly { readonly position: bigint; readonly value: Value }[];
  readonly through: bigint;
  readonly isMore: boolean;
}

/** What is new of one case: all that happened since is told at once, as the case it has become. */
export const readCaseUpdates = query(
  { name: "case:follow", permission: "case:read" },
  async (
    ctx: Context,
    { caseId, after, most, known: stretch = null }: Following & { readonly caseId: Uuid },
  ): Promise<Changes<CaseUpdate>> => {
    const [position, known] = await Promise.all([
      endOfLog.body(ctx, null),
      casesById.body(ctx, { ids: [caseId], args: null }),
    ]);
    if (!known.has(caseId)) throw new NotFoundError("case", ["id"]);
    if (after === null) {
      const value = { cursor: logCursor(position), caseId, event: null };
      return { items: [{ position, value }], through: position, isMore: false };
    }
    const { events, through, isMore } = await readLog.body(ctx, {
      after,
      most,
      known: stretch,
      filter: { caseId },
    });
    const last = events.at(-1);
    const items = last
      ? [{ position: last.position, value: { cursor: last.cursor, caseId, event: last } }]
      : [];
    return { items, through, isMore };
  },
);

/** The cases that changed, each once, and whether they are in the list as it is now. */
export const readInboxChanges = query(
  { name: "case:followList", permission: "case:read" },
  async (
    ctx: Context,
    {
      viewId,
      filter,
      ...following
    }: Following & { readonly viewId: Uuid | null; readonly filter: CaseFilter | null },
  ): Promise<Changes<InboxChange>> => {
    const page = await readLog.body(ctx, { ...following, filter: { types: EVENTS_OF_CASES } });
    const changed = new Map<Uuid, HeardEvent>();
    for (const event of page.events) if (event.caseId !== null) changed.set(event.caseId, event);
    const listed = await listedAmong(ctx, [...changed.keys()], viewId, filter);
    const items = [...changed]
      .map(([caseId, { cursor, position }]) => ({
        position,
        value: { cursor, caseId, isListed: listed.has(caseId) },
      }))
      .sort((one, other) => (one.position < other.position ? -1 : 1));
    return { items, through: page.through, isMore: page.isMore };
  },
);

/** Asked even of no cases: a filter that is no good is refused when somebody begins, not at the first event. */
async function listedAmong(
  ctx: Context,
  ids: readonly Uuid[],
  viewId: Uuid | null,
  filter: CaseFilter | null,
): Promise<ReadonlySet<Uuid>> {
  if (filter) await assertKnownInFilter(ctx, filter);
  const view = viewId === null ? null : await usableFilter(ctx, CASE_VIEWS, viewId);
  const conditions = [
    visibleCases(ctx),
    ...(view ? viewedCases(ctx, view.filter as CaseFilter).where : []),
    ...viewedCases(ctx, filter ?? {}).where,
  ];
  if (ids.length === 0) return new Set();
  const rows = await ctx.db.rows<{ readonly id: Uuid }>(sql`
    select c.id from cases c where ${every(conditions)} and c.id = any(${ids}::uuid[])`);
  return new Set(rows.map(({ id }) => id));
}
