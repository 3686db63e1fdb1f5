import { CaseWatcher } from "../../../entities/cases/case-watcher.entity";
import { sql, type Sql } from "../../../kernel/database/sql";
import { insertion } from "../../../kernel/database/store";
import { table } from "../../../kernel/database/table";
import { InvalidError, LimitError, NotFoundError } from "../../../kernel/errors";
import { publicId, type Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { eventInsertion, type NewEvent } from "../../events/record-event";
import "../case-events";

const watchers = table(CaseWatcher);

export const MAX_WATCHERS = 50;

interface Candidate {
  readonly id: Uuid;
  readonly isActive: boolean;
  readonly isWatching: boolean;
  readonly watching: number;
}

/** Makes these members, each given once, watch a case that is held; refuses those who could not see it. */
export async function addWatchers(
  ctx: Context,
  caseId: Uuid,
  memberIds: readonly Uuid[],
  fieldOf: (index: number) => readonly string[],
): Promise<void> {
  const candidates = await candidatesOf(ctx, caseId, memberIds);
  const missing = memberIds.findIndex((id) => !candidates.has(id));
  if (missing >= 0) throw new NotFoundError("member", fieldOf(missing));
  const gone = memberIds.findIndex((id) => !candidates.get(id)?.isActive);
  if (gone >= 0) throw new InvalidError(fieldOf(gone), "This member no longer has access to the workspace.");
  const added = [...candidates.values()].filter(({ isWatching }) => !isWatching);
  if (added.length === 0) return;
  if ((added[0]?.watching ?? 0) + added.length > MAX_WATCHERS)
    throw new LimitError(`A case has ${MAX_WATCHERS} watchers at most.`);
  const rows = added.map(({ id: memberId }) => ({ id: ctx.newId(), caseId, memberId }));
  const events = rows.map((row) => watching(row, "case.watched", 1));
  ctx.db.write(sql`
    with added as (${insertion(ctx, watchers, rows)})
    ${eventInsertion(ctx, events)}`);
}

/** Makes a member watch a case that is held no more. */
export async function removeWatcher(ctx: Context, caseId: Uuid, memberId: Uuid): Promise<void> {
  const [removed] = await ctx.db.rows<{ id: Uuid }>(sql`
    delete from case_watchers
    where ${ctx.inWorkspace()}
    and case_id = ${caseId}
    and member_id = ${memberId}
    returning id`);
  if (removed)
    ctx.db.write(eventInsertion(ctx, [watching({ id: removed.id, caseId, memberId }, "case.unwatched", 2)]));
}

/** Selects the ids of the cases that the member watches. */
export function casesWatchedBy({ inWorkspace }: Context, memberId: Uuid): Sql {
  return sql`
    select w.case_id
    from case_watchers w
    where ${inWorkspace("w")}
    and w.member_id = ${memberId}`;
}

async function candidatesOf(
  ctx: Context,
  caseId: Uuid,
  memberIds: readonly Uuid[],
): Promise<ReadonlyMap<Uuid, Candidate>> {
  const rows = await ctx.db.rows<Candidate>(sql`
    select
      m.id,
      m.deactivated_at is null as "isActive",
      exists (
        select
        from case_watchers w
        where ${ctx.inWorkspace("w")}
        and w.case_id = ${caseId}
        and w.member_id = m.id) as "isWatching",
      (select count(*)::int from case_watchers w where ${ctx.inWorkspace("w")} and w.case_id = ${caseId}) as watching
    from members m
    where ${ctx.inWorkspace("m")}
    and m.id = any(${memberIds}::uuid[])
    order by m.id`);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Who watches is no change of the case: no version of it, and no move in the inbox. So the event is the watcher's own. */
function watching(
  { id, caseId, memberId }: Pick<CaseWatcher, "id" | "caseId" | "memberId">,
  type: "case.watched" | "case.unwatched",
  version: number,
): NewEvent {
  return {
    type,
    aggregate: { type: "case_watcher", id, version },
    payload: { caseId: publicId("case", caseId), memberId: publicId("mem", memberId) },
  };
}
