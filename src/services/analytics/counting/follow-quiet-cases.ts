import { sql } from "../../../kernel/database/sql";
import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { followCases } from "../../clocks/following/follow-cases";

/**
 * Lets the clocks of those cases that came from elsewhere follow them, where they are behind: nobody is told of what
 * was over when such a case came, so that nothing would say later that its clocks have to be counted.
 */
export async function followQuietCases(ctx: Context, caseIds: readonly Uuid[]): Promise<void> {
  if (caseIds.length === 0) return;
  const behind = await ctx.db.rows<{ readonly id: Uuid }>(sql`
    select c.id
    from cases c
    left join case_clocks h on h.workspace_id = c.workspace_id and h.id = c.id
    where ${ctx.inWorkspace("c")}
    and c.id = any(${caseIds}::uuid[])
    and c.imported_at is not null
    and (h.id is null or h.case_version < c.version)`);
  if (behind.length === 0) return;
  await followCases(
    ctx,
    behind.map(({ id }) => id),
  );
}
