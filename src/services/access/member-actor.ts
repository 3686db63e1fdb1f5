import type { Member } from "../../entities/access/member.entity";
import type { Asking } from "../../kernel/database/database";
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
  claims: MemberClaims,
): Promise<MemberActor | null> {
  const member = await ctx.db.ask(MEMBERS, { ctx, claims });
  if (!member || member.deactivatedAt !== null) return null;
  return { kind: "member", id: member.id, role: member.role, permissions: PERMISSIONS_OF_ROLE[member.role] };
}

type Found = Pick<Member, "id" | "role" | "deactivatedAt">;

interface Asked {
  readonly ctx: Omit<Context, "actor">;
  readonly claims: MemberClaims;
}

const MEMBERS: Asking<Asked, Found | null> = {
  read: async (db, asked) => {
    const [{ ctx }] = asked as readonly [Asked];
    const all = asked.map(({ claims }) => claims);
    const members = await db.rows<Found & { readonly place: number }>(sql`
      select asked.place::integer as place, m.id, m.role, m.deactivated_at as "deactivatedAt"
      from unnest(
          ${all.map(({ subject }) => subject)}::text[], ${all.map(({ verifiedEmail }) => verifiedEmail)}::text[],
          ${all.map(({ provider }) => provider.id)}::uuid[], ${all.map(({ provider }) => provider.version)}::integer[])
        with ordinality asked (subject, email, provider_id, provider_version, place)
      cross join lateral (
        select m.*
        from members m
        join identity_providers p on p.workspace_id = m.workspace_id
        where ${ctx.inWorkspace("m")}
        and (m.subject = asked.subject or (m.subject is null and m.email = asked.email))
        and p.id = asked.provider_id
        and p.version = asked.provider_version
        order by m.subject nulls last
        limit 1) m`);
    const found = new Map(members.map((member) => [member.place, member]));
    return asked.map((_, index) => found.get(index + 1) ?? null);
  },
};
