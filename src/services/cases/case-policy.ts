import type { ParticipantRole } from "../../entities/cases/participant-role";
import { sql, trusted, type Sql } from "../../kernel/database/sql";
import type { Uuid } from "../../kernel/ids";
import type { Context } from "../access/actor";
import { ROLES_TOLD, rolesThatRead } from "./parties/party-rights";

/** The cases that the caller may see: staff see all of the workspace, a customer those in which it takes part. */
export function visibleCases(ctx: Context): Sql {
  const { actor, inWorkspace } = ctx;
  if (actor.kind !== "customer") return inWorkspace("c");
  return sql`${inWorkspace("c")} and (c.customer_id = ${actor.id} or ${takesPart(ctx, actor.id)})`;
}

/** The same for a list, which begins at what little a customer takes part in instead of sifting all cases. */
export function listedCases({ actor, inWorkspace }: Context): Sql {
  if (actor.kind !== "customer") return inWorkspace("c");
  return sql`${inWorkspace("c")} and c.id in (
      select own.id
      from cases own
      where ${inWorkspace("own")}
      and own.customer_id = ${actor.id}
      union all
      select p.case_id
      from case_participants p
      where ${inWorkspace("p")}
      and p.customer_id = ${actor.id})`;
}

/**
 * The messages that the caller may see: a party of a case reads the public ones, and the private ones that its
 * role lets it read; no customer reads a note.
 */
export function visibleMessages(ctx: Context): Sql {
  return visibleParts(ctx, "m");
}

/** The lines of timelines that the caller may see, by the same rule. */
export function visibleEntries(ctx: Context): Sql {
  return visibleParts(ctx, "e");
}

/** The links of the cases that the caller may see. */
export function visibleLinks(ctx: Context): Sql {
  if (ctx.actor.kind !== "customer") return ctx.inWorkspace("ct");
  return sql`${ctx.inWorkspace("ct")}
    and exists (select from cases c where ${visibleCases(ctx)} and c.id = ct.case_id)`;
}

/** The participants that the caller may see: of its cases those of whom the others learn, and itself. */
export function visibleParticipants(ctx: Context): Sql {
  const { actor, inWorkspace } = ctx;
  if (actor.kind !== "customer") return inWorkspace("cp");
  return sql`${inWorkspace("cp")}
    and (cp.role = any(${ROLES_TOLD}::text[]) or cp.customer_id = ${actor.id})
    and exists (select from cases c where ${visibleCases(ctx)} and c.id = cp.case_id)`;
}

function visibleParts(ctx: Context, alias: "m" | "e"): Sql {
  const { actor, inWorkspace } = ctx;
  if (actor.kind !== "customer") return inWorkspace(alias);
  const [visibility, audience, caseId] = ["visibility", "audience_id", "case_id"].map((column) =>
    trusted(`${alias}.${column}`),
  ) as [Sql, Sql, Sql];
  return sql`${inWorkspace(alias)}
    and exists (
      select
      from cases c
      where ${inWorkspace("c")}
      and c.id = ${caseId}
      and case ${visibility}
        when 'PUBLIC' then c.customer_id = ${actor.id} or ${takesPart(ctx, actor.id)}
        when 'PRIVATE' then
          ${audience} = ${actor.id}
            and (c.customer_id = ${actor.id} or ${takesPart(ctx, actor.id, rolesThatRead("ITSELF"))})
          or ${audience} = c.customer_id and ${takesPart(ctx, actor.id, rolesThatRead("CUSTOMER"))}
        else false end)`;
}

/** That the customer takes part in case `c`, which is another's; in one of these roles, if any are given. */
function takesPart({ inWorkspace }: Context, customerId: Uuid, roles?: readonly ParticipantRole[]): Sql {
  const inRole = roles ? sql`and p.role = any(${roles}::text[])` : sql``;
  return sql`exists (
      select
      from case_participants p
      where ${inWorkspace("p")}
      and p.case_id = c.id
      and p.customer_id = ${customerId} ${inRole})`;
}
