import { sql } from "../../../kernel/database/sql";
import type { Uuid } from "../../../kernel/ids";
import type { Instant } from "../../../kernel/instant";
import type { Context } from "../../access/actor";

/** When the last public message of the case was written; null when there is none. */
export async function lastMessageAt(ctx: Context, caseId: Uuid): Promise<Instant | null> {
  const [row] = await ctx.db.rows<{ sentAt: Instant }>(sql`
    select sent_at as "sentAt"
    from case_messages
    where ${ctx.inWorkspace()}
    and case_id = ${caseId}
    and visibility = 'PUBLIC'
    order by sent_at desc, id desc
    limit 1`);
  return row?.sentAt ?? null;
}
