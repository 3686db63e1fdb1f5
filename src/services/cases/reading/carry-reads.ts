import { sql } from "../../../kernel/database/sql";
import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { isNewTo } from "./unread-messages";

/**
 * Before the messages of one case go to another: each member's mark there moves so that nothing unread of either
 * becomes read. So what had been read on the one may be unread once more, if something older was not on the other.
 */
export function joinReads(ctx: Context, fromId: Uuid, intoId: Uuid): void {
  const firstUnread = sql`
    select min(m.arrival)
    from case_messages m
    where ${isNewTo(ctx, sql`mark.member_id`, sql`mark.read_up_to`)}
    and m.case_id = mark.case_id`;
  ctx.db.write(sql`
    insert into case_reads (workspace_id, id, created_at, case_id, member_id, read_up_to)
    select ${ctx.workspaceId}::uuid, gen_random_uuid(), ${ctx.now()}::timestamptz, ${intoId}::uuid, mark.member_id,
      case when bool_and(unread.first is null) then max(mark.read_up_to) else min(unread.first) - 1 end
    from (
      select reader.member_id, of_case.id as case_id, greatest(r.read_up_to, 0) as read_up_to
      from (
        select distinct r.member_id
        from case_reads r
        where ${ctx.inWorkspace("r")}
        and r.case_id = any(${[fromId, intoId]}::uuid[])) reader
      cross join unnest(${[fromId, intoId]}::uuid[]) of_case(id)
      left join case_reads r on ${ctx.inWorkspace("r")} and r.member_id = reader.member_id and r.case_id = of_case.id) mark
    cross join lateral (${firstUnread}) unread(first)
    group by mark.member_id
    on conflict on constraint case_reads_by_member do update set read_up_to = excluded.read_up_to`);
}

/** When messages go back, or to a case of their own: whoever had read them, or has since, has read them there. */
export function copyReads(ctx: Context, fromId: Uuid, toId: Uuid): void {
  ctx.db.write(sql`
    insert into case_reads (workspace_id, id, created_at, case_id, member_id, read_up_to)
    select r.workspace_id, gen_random_uuid(), ${ctx.now()}::timestamptz, ${toId}::uuid, r.member_id, r.read_up_to
    from case_reads r
    where ${ctx.inWorkspace("r")}
    and r.case_id = ${fromId}
    on conflict on constraint case_reads_by_member
    do update set read_up_to = greatest(case_reads.read_up_to, excluded.read_up_to)`);
}
