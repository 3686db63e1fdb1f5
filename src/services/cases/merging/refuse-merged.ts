import type { Case } from "../../../entities/cases/case.entity";
import { firstRow } from "../../../kernel/database/database";
import { sql } from "../../../kernel/database/sql";
import type { Uuid } from "../../../kernel/ids";
import { plusSeconds } from "../../../kernel/instant";
import { isStaff, type Context } from "../../access/actor";
import { CaseMergedError } from "../case-refusals";

/** Afterwards too much has been built on a merge. */
export const SECONDS_TO_UNDO = 24 * 60 * 60;

type MaybeMerged = Pick<Case, "id" | "mergedIntoId">;

interface Remedy {
  /** The case that goes on, whatever was merged into what. */
  readonly standingId: Uuid;
  readonly canBeUndone: boolean;
}

/** Refuses a case that was merged, with what its caller can do instead. */
export async function refuseMerged(ctx: Context, row: MaybeMerged, field?: string): Promise<void> {
  if (row.mergedIntoId === null) return;
  const { standingId, canBeUndone } = await remedyFor(ctx, row, row.mergedIntoId);
  throw new CaseMergedError(standingId, { field, canBeUndone: canBeUndone && isStaff(ctx.actor) });
}

/** Where that which is meant for the case goes on; the case itself, unless it was merged. */
export async function standingCaseId(ctx: Context, row: MaybeMerged): Promise<Uuid> {
  return row.mergedIntoId === null ? row.id : (await remedyFor(ctx, row, row.mergedIntoId)).standingId;
}

async function remedyFor(ctx: Context, { id }: MaybeMerged, mergedIntoId: Uuid): Promise<Remedy> {
  const youngest = plusSeconds(ctx.now(), -SECONDS_TO_UNDO);
  const remedy = await firstRow<Remedy>(
    ctx.db,
    sql`
    select
      onward.id as "standingId",
      onward.id = ${mergedIntoId} and exists (
        select
        from case_merges m
        where ${ctx.inWorkspace("m")}
        and m.case_id = ${id}
        and m.undone_at is null
        and m.created_at >= ${youngest}) as "canBeUndone"
    from (
      with recursive further (id, next_id) as (
        select c.id, c.merged_into_id
        from cases c
        where ${ctx.inWorkspace("c")}
        and c.id = ${mergedIntoId}
        union all
        select c.id, c.merged_into_id
        from further f
        join cases c on c.id = f.next_id
        where ${ctx.inWorkspace("c")})
      select id from further where next_id is null) onward`,
  );
  return remedy ?? { standingId: mergedIntoId, canBeUndone: false };
}
