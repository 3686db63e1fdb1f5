import type { Member } from "../../entities/access/member.entity";
import { firstRow } from "../../kernel/database/database";
import { sql } from "../../kernel/database/sql";
import type { Uuid } from "../../kernel/ids";
import type { Context, MemberActor } from "./actor";
import { PERMISSIONS_OF_ROLE } from "./permissions";

/** What the workspace's identity provider vouches for. */
export interface MemberClaims {
  /** The provider whose settings the token was verified by. */
  readonly provider: { readonly id: Uuid; readonly version: number };
  readonly subject: string;
  /** Lower case; null unless the provider says that it is verified. */
  readonly verifiedEmail: string | null;
}

/**
 * The active member behind the claims, with the role of this moment; null when there is none, or when
 * the provider was changed or removed since its settings were read. A member who has the subject comes
 * before one who has the address, and also when deactivated: no second way in for the same person.
 */
export async function memberActor(
  ctx: Omit<Context, "actor">,
  { provider, subject, verifiedEmail }: MemberClaims,
): Promise<MemberActor | null> {
  const member = await firstRow<Pick<Member, "id" | "role" | "deactivatedAt">>(
    ctx.db,
    sql`
    select m.id, m.role, m.deactivated_at as "deactivatedAt"
    from members m
    join identity_providers p on p.workspace_id = m.workspace_id
    where ${ctx.inWorkspace("m")}
    and (m.subject = ${subject} or (m.subject is null and m.email = ${verifiedEmail}))
    and p.id = ${provider.id}
    and p.version = ${provider.version}
    order by m.subject nulls last
    limit 1`,
  );
  if (!member || member.deactivatedAt !== null) return null;
  return { kind: "member", id: member.id, role: member.role, permissions: PERMISSIONS_OF_ROLE[member.role] };
}
