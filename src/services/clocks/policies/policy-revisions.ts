import type { PolicyFamily } from "../../../entities/clocks/clock-enums";
import { SlaPolicyRevision } from "../../../entities/clocks/sla-policy-revision.entity";
import { sql } from "../../../kernel/database/sql";
import { columnsOf, table } from "../../../kernel/database/table";
import type { Context } from "../../access/actor";
import type { PolicyRevision } from "../engine/policy";

const REVISIONS = table(SlaPolicyRevision);

type Row = SlaPolicyRevision & { readonly family: PolicyFamily };

/** All that policies of the workspace ever said, as clocks go by it. */
export async function policyRevisions(ctx: Context): Promise<readonly PolicyRevision[]> {
  const rows = await ctx.db.rows<Row>(sql`
    select ${columnsOf(REVISIONS, "r")}, p.family
    from sla_policy_revisions r
    join sla_policies p on p.workspace_id = r.workspace_id and p.id = r.policy_id
    where ${ctx.inWorkspace("r")}
    order by r.policy_id, r.revision`);
  return rows.map(revisionOf);
}

export function revisionOf({ policyId, revision, effectiveFrom, family, spec, ...row }: Row): PolicyRevision {
  const { match, targets, onChange, automationResponds } = spec as unknown as PolicyRevision;
  const { position, isActive, appliesToOpen } = row;
  return {
    ...{ policyId, revision, family, position, isActive, appliesToOpen },
    ...{ match, targets, onChange, automationResponds },
    effectiveFrom: Date.parse(effectiveFrom),
  };
}
