import { Member } from "../../entities/access/member.entity";
import { firstRow } from "../../kernel/database/database";
import { sql } from "../../kernel/database/sql";
import { columnsOf, table } from "../../kernel/database/table";
import type { Context, MemberActor } from "./actor";
import { PERMISSIONS_OF_ROLE } from "./permissions";

const members = table(Member);

/** What the workspace's identity provider vouches for. */
export interface MemberClaims {
  readonly subject: string;
  /** Lower case; null unless the provider says that it is verified. */
  readonly verifiedEmail: string | null;
}

/** The active member behind the claims, with the role of this moment; null when there is none. */
export async function memberActor(
  ctx: Omit<Context, "actor">,
  { subject, verifiedEmail }: MemberClaims,
): Promise<MemberActor | null> {
  const member = await firstRow<Member>(
    ctx.db,
    sql`
    select ${columnsOf(members)}
    from members
    where ${ctx.inWorkspace()}
    and (subject = ${subject} or (subject is null and email = ${verifiedEmail}))
    and deactivated_at is null
    order by subject nulls last
    limit 1`,
  );
  if (!member) return null;
  return { kind: "member", id: member.id, role: member.role, permissions: PERMISSIONS_OF_ROLE[member.role] };
}
