import { sql } from "../../kernel/database/sql";
import type { Context } from "./actor";

/**
 * A subject means a person only together with its issuer: under another issuer the same subject may be
 * somebody else, who would sign in as the member. Members are known by their verified e-mail again.
 */
export async function forgetSubjects(ctx: Context): Promise<void> {
  await ctx.db.rows(sql`
    update members
    set subject = null, updated_at = ${ctx.now()}, version = version + 1
    where ${ctx.inWorkspace()}
    and subject is not null`);
}
