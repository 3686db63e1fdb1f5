import { sql, type Sql } from "../../kernel/database/sql";
import type { Uuid } from "../../kernel/ids";
import { isStaff, type Context } from "../access/actor";
import { query } from "../access/operations";
import { visibleCustomers } from "../customers/customer-policy";

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
      select c.id, c.name from customers c where ${visibleCustomers(ctx)} and c.id = any(${ids}::uuid[])
      union all
      select k.id, k.name from api_keys k where ${machines(ctx)} and k.id = any(${ids}::uuid[])`);
    return new Map(rows.map(({ id, name }) => [id, name]));
  },
);

/** Customers are told whom they talk to, but not enough to look that person up. */
function memberName({ actor }: Context): Sql {
  return isStaff(actor) ? sql`m.name` : sql`split_part(m.name, ' ', 1)`;
}

/** What the workspace calls its machines is no business of its customers. */
function machines({ actor, inWorkspace }: Context): Sql {
  return isStaff(actor) ? inWorkspace("k") : sql`${inWorkspace("k")} and false`;
}
