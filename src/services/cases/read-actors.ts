import { sql, type Sql } from "../../kernel/database/sql";
import type { Uuid } from "../../kernel/ids";
import { isStaff, type Context } from "../access/actor";
import { query } from "../access/operations";
import { visibleCustomers } from "../customers/customer-policy";
import { ROLES_TOLD } from "./parties/party-rights";

interface NamedActor {
  readonly id: Uuid;
  readonly name: string | null;
}

/** The names of those who acted on a case. */
export const actorNames = query(
  { name: "case:actorNames", permission: "case:read" },
  async (
    ctx: Context,
    { ids }: { readonly ids: readonly Uuid[] },
  ): Promise<ReadonlyMap<Uuid, string | null>> => {
    const rows = await ctx.db.rows<NamedActor>(sql`
      select m.id, ${memberName(ctx)} as name from members m where ${ctx.inWorkspace("m")} and m.id = any(${ids}::uuid[])
      union all
      select c.id, ${customerName(ctx)} as name from customers c where ${knownCustomers(ctx)} and c.id = any(${ids}::uuid[])
      union all
      select k.id, k.name from api_keys k where ${machines(ctx)} and k.id = any(${ids}::uuid[])`);
    return new Map(rows.map(({ id, name }) => [id, name]));
  },
);

/** Customers are told whom they talk to, but not enough to look that person up. */
function memberName({ actor }: Context): Sql {
  return isStaff(actor) ? sql`m.name` : sql`split_part(m.name, ' ', 1)`;
}

/** A merchant's name is its sign; of a person, others learn as much as of a member. */
function customerName({ actor }: Context): Sql {
  if (isStaff(actor)) return sql`c.name`;
  return sql`case when c.kind = 'MERCHANT' or c.id = ${actor.id} then c.name else split_part(c.name, ' ', 1) end`;
}

/** Those whom the caller may see, and those with whom it shares a case and of whom it is told. */
function knownCustomers(ctx: Context): Sql {
  const { actor, inWorkspace } = ctx;
  if (isStaff(actor)) return visibleCustomers(ctx);
  return sql`${inWorkspace("c")}
      and (c.id = ${actor.id}
        or exists (
          select
          from case_participants mine
          join cases shared on shared.workspace_id = mine.workspace_id and shared.id = mine.case_id
          where ${inWorkspace("mine")}
          and mine.customer_id = ${actor.id}
          and shared.customer_id = c.id)
        or exists (
          select
          from case_participants theirs
          where ${inWorkspace("theirs")}
          and theirs.customer_id = c.id
          and theirs.role = any(${ROLES_TOLD}::text[])
          and theirs.case_id in (
            select own.id from cases own where ${inWorkspace("own")} and own.customer_id = ${actor.id}
            union all
            select mine.case_id
            from case_participants mine
            where ${inWorkspace("mine")}
            and mine.customer_id = ${actor.id})))`;
}

/** What the workspace calls its machines is no business of its customers. */
function machines({ actor, inWorkspace }: Context): Sql {
  return isStaff(actor) ? inWorkspace("k") : sql`${inWorkspace("k")} and false`;
}
