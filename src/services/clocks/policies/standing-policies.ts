import type { PolicyFamily } from "../../../entities/clocks/clock-enums";
import { sql } from "../../../kernel/database/sql";
import type { SafeJson, SafeText } from "../../../kernel/firewall/safe-text";
import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import type { PolicyMatch } from "../engine/policy";
import { specOf, type PolicySpec } from "./policy-spec";

/** A policy that is not archived, with what it says. */
export interface StandingPolicy {
  readonly policyId: Uuid;
  readonly name: SafeText;
  readonly family: PolicyFamily;
  readonly position: number;
  readonly revision: number;
  readonly spec: PolicySpec;
  readonly match: PolicyMatch;
}

type Row = Omit<StandingPolicy, "spec" | "match"> & { readonly spec: SafeJson };

/** All of the workspace in their order: never more than a hundred. */
export async function standingPolicies(ctx: Context): Promise<readonly StandingPolicy[]> {
  const rows = await ctx.db.rows<Row>(sql`
    select p.id as "policyId", p.name, p.family, p.position, p.revision, r.spec
    from sla_policies p
    join sla_policy_revisions r
      on r.workspace_id = p.workspace_id and r.policy_id = p.id and r.revision = p.revision
    where ${ctx.inWorkspace("p")}
    and ${ctx.inWorkspace("r")}
    and p.archived_at is null
    order by p.position, p.id`);
  return rows.map((row) => ({ ...row, spec: specOf(row), match: specOf(row).match }));
}

/** Until the transaction ends: two at once would both find room, or the same place. */
export async function holdPolicies(ctx: Context): Promise<void> {
  const held = `${ctx.workspaceId} sla policies`;
  await ctx.db.rows(sql`select pg_advisory_xact_lock(hashtextextended(${held}, 2))`);
}
