import { sql } from "../../kernel/database/sql";
import { invariant } from "../../kernel/errors";
import type { Context } from "../access/actor";

/**
 * The workspace's next case number. Whoever has it holds all other openings of the workspace until the
 * transaction ends (a rollback gives the number back: no gap), so it is taken after everything that can be
 * refused or takes time.
 */
export async function nextCaseNumber(ctx: Context): Promise<number> {
  const [counter] = await ctx.db.rows<{ number: number }>(sql`
    insert into case_counters as counter (workspace_id, last_number)
    values (${ctx.workspaceId}, 1)
    on conflict (workspace_id) do update set last_number = counter.last_number + 1
    returning last_number as number`);
  invariant(counter, "a counter returned no number");
  return counter.number;
}
