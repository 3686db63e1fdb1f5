import { Member } from "../../../entities/access/member.entity";
import { sql, type Sql } from "../../../kernel/database/sql";
import { columnsOf, table } from "../../../kernel/database/table";
import type { Uuid } from "../../../kernel/ids";
import type { Batch } from "../../../kernel/reads";
import { isStaff, type Context } from "../../access/actor";
import { query } from "../../access/operations";

const members = table(Member);

/** Who watches each of these cases, in the order of their coming. */
export const watchersOfCases = query(
  { name: "case:watchers", permission: "member:read" },
  async (ctx: Context, { ids, wanted }: Batch<null>): Promise<ReadonlyMap<Uuid, readonly Member[]>> => {
    const rows = await ctx.db.rows<Member & { readonly ofId: Uuid }>(sql`
      select ${columnsOf(members, "m", wanted)}, w.case_id as "ofId"
      from case_watchers w
      join members m on m.workspace_id = w.workspace_id and m.id = w.member_id
      where ${forStaff(ctx, "w")}
      and w.case_id = any(${ids}::uuid[])
      order by w.created_at, w.id`);
    return grouped(ids, rows);
  },
);

/** Whom each of these notes calls for, in the order in which they were named. */
export const mentionsOfMessages = query(
  { name: "message:mentions", permission: "member:read" },
  async (ctx: Context, { ids, wanted }: Batch<null>): Promise<ReadonlyMap<Uuid, readonly Member[]>> => {
    const rows = await ctx.db.rows<Member & { readonly ofId: Uuid }>(sql`
      select ${columnsOf(members, "m", wanted)}, mention.message_id as "ofId"
      from message_mentions mention
      join members m on m.workspace_id = mention.workspace_id and m.id = mention.member_id
      where ${forStaff(ctx, "mention")}
      and mention.message_id = any(${ids}::uuid[])
      order by mention.id`);
    return grouped(ids, rows);
  },
);

/** Who on the staff looks at what is no business of customers. */
function forStaff({ actor, inWorkspace }: Context, alias: string): Sql {
  return isStaff(actor) ? inWorkspace(alias) : sql`${inWorkspace(alias)} and false`;
}

function grouped<Row extends { readonly ofId: Uuid }>(
  ids: readonly Uuid[],
  rows: readonly Row[],
): ReadonlyMap<Uuid, readonly Row[]> {
  const groups = new Map<Uuid, Row[]>(ids.map((id) => [id, []]));
  for (const row of rows) groups.get(row.ofId)?.push(row);
  return groups;
}
