import { sql } from "../../../kernel/database/sql";
import type { Uuid } from "../../../kernel/ids";
import type { Batch } from "../../../kernel/reads";
import type { Context } from "../../access/actor";
import { query } from "../../access/operations";
import { isNewTo } from "./unread-messages";

/** Counted no further: nobody reads a larger number off a badge. */
export const MOST_UNREAD = 100;

/** What of a case is new to the member who asks. */
export interface Unread {
  readonly isUnread: boolean;
  readonly unreadCount: number;
}

/** What of each of these cases is new to the member who asks; nothing is told to others. */
export const unreadOfCases = query(
  { name: "case:unread", permission: "case:read" },
  async (ctx: Context, { ids }: Batch<null>): Promise<ReadonlyMap<Uuid, Unread>> => {
    const memberId = ctx.actor.kind === "member" ? ctx.actor.id : null;
    const rows = await ctx.db.rows<Unread & { readonly id: Uuid }>(sql`
      select c.id, r.id is null or unread.count > 0 as "isUnread", unread.count as "unreadCount"
      from unnest(${ids}::uuid[]) c(id)
      join members reader on ${ctx.inWorkspace("reader")} and reader.id = ${memberId}
      left join case_reads r on ${ctx.inWorkspace("r")} and r.member_id = reader.id and r.case_id = c.id
      cross join lateral (
        select count(*)::int as count
        from (
          select
          from case_messages m
          where ${isNewTo(ctx, sql`reader.id`, sql`greatest(r.read_up_to, 0)`)}
          and m.case_id = c.id
          limit ${MOST_UNREAD}) counted) unread`);
    return new Map(rows.map((row) => [row.id, row]));
  },
);
