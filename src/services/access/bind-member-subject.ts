import { Member } from "../../entities/access/member.entity";
import { firstRow } from "../../kernel/database/database";
import { sql } from "../../kernel/database/sql";
import { columnsOf, table } from "../../kernel/database/table";
import { recordEvent } from "../events/record-event";
import "./access-events";
import type { Context } from "./actor";
import type { MemberClaims } from "./member-actor";
import { memberAggregate, memberId } from "./member-events";
import { command } from "./operations";

const members = table(Member);

/**
 * Writes the provider's subject down at the member's first sign-in by verified e-mail, so that the
 * address may go to somebody else at the provider later without the place going with it.
 */
export const bindMemberSubject = command(
  { name: "member:bindSubject", permission: "member:write" },
  async (ctx: Context, { provider, subject, verifiedEmail }: MemberClaims): Promise<void> => {
    // In the statement: the provider is still the one that vouched, and nobody else has the subject.
    const member = await firstRow<Member>(
      ctx.db,
      sql`
      update members m
      set subject = ${subject}, updated_at = ${ctx.now()}, version = m.version + 1
      from identity_providers p
      where ${ctx.inWorkspace("m")}
      and m.subject is null
      and m.email = ${verifiedEmail}
      and m.deactivated_at is null
      and p.workspace_id = m.workspace_id
      and p.id = ${provider.id}
      and p.version = ${provider.version}
      and not exists (select from members o where o.workspace_id = m.workspace_id and o.subject = ${subject})
      returning ${columnsOf(members, "m")}`,
    );
    if (!member) return;
    recordEvent(ctx, "member.updated", memberAggregate(member), {
      memberId: memberId(member),
      role: member.role,
      changed: ["subject"],
    });
  },
);
