import type { CaseLinkDirection, CaseLinkKind } from "../../../entities/cases/case-relation-enums";
import { sql, type Sql } from "../../../kernel/database/sql";
import type { Uuid } from "../../../kernel/ids";
import type { Instant } from "../../../kernel/instant";
import type { Batch } from "../../../kernel/reads";
import { isStaff, type Context } from "../../access/actor";
import { query } from "../../access/operations";

/** A link as one of its two cases sees it. */
export interface SeenLink {
  readonly id: Uuid;
  readonly ofCaseId: Uuid;
  readonly otherCaseId: Uuid;
  readonly kind: CaseLinkKind;
  readonly direction: CaseLinkDirection;
  readonly linkedAt: Instant;
}

/** What each of these cases is to others, and others to it, in the order of linking. */
export const linksOfCases = query(
  { name: "case:links", permission: "case:read" },
  async (ctx: Context, { ids }: Batch<null>): Promise<ReadonlyMap<Uuid, readonly SeenLink[]>> => {
    const rows = await ctx.db.rows<SeenLink>(sql`
      select link.*
      from (
        select r.id, r.case_id as "ofCaseId", r.other_case_id as "otherCaseId", r.kind,
          case r.kind when 'RELATED' then 'MUTUAL' else 'OUTGOING' end as direction, r.created_at as "linkedAt"
        from case_relations r
        where ${visibleRelations(ctx)}
        and r.case_id = any(${ids}::uuid[])
        union all
        select r.id, r.other_case_id, r.case_id, r.kind,
          case r.kind when 'RELATED' then 'MUTUAL' else 'INCOMING' end, r.created_at
        from case_relations r
        where ${visibleRelations(ctx)}
        and r.other_case_id = any(${ids}::uuid[])) link
      order by link."linkedAt", link.id`);
    const byCase = new Map<Uuid, SeenLink[]>(ids.map((id) => [id, []]));
    for (const row of rows) byCase.get(row.ofCaseId)?.push(row);
    return byCase;
  },
);

/** How cases hang together is the workspace's own business: another case may be another customer's. */
function visibleRelations({ actor, inWorkspace }: Context): Sql {
  return isStaff(actor) ? inWorkspace("r") : sql`${inWorkspace("r")} and false`;
}
