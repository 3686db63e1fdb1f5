import { sql, trusted, type Sql } from "../../../kernel/database/sql";
import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";

/** What of message `m` makes a case unread to a member: that it arrived later than this, and is not its own. */
export function isNewTo({ inWorkspace }: Context, memberId: Uuid | Sql, readUpTo: Sql): Sql {
  return sql`${inWorkspace("m")}
    and m.arrival > ${readUpTo}
    and (m.author_kind <> 'member' or m.author_id <> ${memberId})`;
}

/** Selects the cases that the member has marked read, and on which nobody else has said anything since. */
export function casesReadBy(ctx: Context, memberId: Uuid, caseId?: Sql): Sql {
  return sql`
    select r.case_id
    from case_reads r
    where ${ctx.inWorkspace("r")}
    and r.member_id = ${memberId} ${caseId ? sql`and r.case_id = ${caseId}` : trusted("")}
    and not exists (
      select
      from case_messages m
      where ${isNewTo(ctx, memberId, sql`r.read_up_to`)}
      and m.case_id = r.case_id)`;
}
