import type { PolicyFamily } from "../../../entities/clocks/clock-enums";
import { SlaPolicyRevision } from "../../../entities/clocks/sla-policy-revision.entity";
import { SlaPolicy } from "../../../entities/clocks/sla-policy.entity";
import { sql } from "../../../kernel/database/sql";
import { columnsOf, table } from "../../../kernel/database/table";
import type { Uuid } from "../../../kernel/ids";
import type { InnerListSpec, ListSpec } from "../../../kernel/paging/read-pages";
import type { Batch } from "../../../kernel/reads";
import type { Context } from "../../access/actor";
import { query } from "../../access/operations";
import { listOf, listWithin, readById } from "../../access/reads";
import { standingPolicies } from "./standing-policies";
import { shadowOf } from "./wider-match";

export const POLICIES = table(SlaPolicy);
const REVISIONS = table(SlaPolicyRevision);

/** The policies of these ids, archived ones too. */
export const policiesById = readById(
  { name: "slaPolicy:byId", permission: "sla:read" },
  POLICIES,
  "p",
  ({ inWorkspace }) => inWorkspace("p"),
);

export interface PolicyListInput {
  readonly archived?: boolean | null;
  readonly family?: PolicyFamily | null;
}

/** The policies of the workspace in the order in which they are asked. */
export const policyList = listOf(
  { name: "slaPolicy:list", permission: "sla:read" },
  (ctx: Context, { archived, family }: PolicyListInput): ListSpec<SlaPolicy> => ({
    name: "slaPolicies",
    table: POLICIES,
    alias: "p",
    from: sql`sla_policies p`,
    where: [
      ctx.inWorkspace("p"),
      archived === true ? sql`p.archived_at is not null` : sql`p.archived_at is null`,
      ...(family == null ? [] : [sql`p.family = ${family}`]),
    ],
    key: { column: "p.position", type: "integer" },
    id: "p.id",
    descending: false,
    filter: [archived ?? false, family ?? null],
  }),
);

/** What each of these policies says at present. */
export const currentRevisionsOfPolicies = query(
  { name: "slaPolicy:current", permission: "sla:read" },
  async (ctx: Context, { ids }: Batch<null>): Promise<ReadonlyMap<Uuid, SlaPolicyRevision>> => {
    const rows = await ctx.db.rows<SlaPolicyRevision>(sql`
      select ${columnsOf(REVISIONS, "r")}
      from sla_policies p
      join sla_policy_revisions r
        on r.workspace_id = p.workspace_id and r.policy_id = p.id and r.revision = p.revision
      where ${ctx.inWorkspace("p")}
      and ${ctx.inWorkspace("r")}
      and p.id = any(${ids}::uuid[])`);
    return new Map(rows.map((row) => [row.policyId, row]));
  },
);

/** All that each of these policies ever said, the latest first. */
export const revisionsOfPolicies = listWithin(
  { name: "slaPolicy:revisions", permission: "sla:read" },
  (ctx: Context): InnerListSpec<SlaPolicyRevision> => ({
    name: "slaPolicyRevisions",
    table: REVISIONS,
    alias: "r",
    from: sql`sla_policy_revisions r`,
    where: [ctx.inWorkspace("r")],
    key: { column: "r.revision", type: "integer" },
    id: "r.id",
    descending: true,
    parent: "r.policy_id",
  }),
);

/** Of each of these policies the earlier one that takes all of its cases, so that it never counts. */
export const shadowsOfPolicies = query(
  { name: "slaPolicy:shadows", permission: "sla:read" },
  async (ctx: Context, { ids }: Batch<null>): Promise<ReadonlyMap<Uuid, SlaPolicy>> => {
    const standing = await standingPolicies(ctx);
    const shadowed = standing.flatMap((policy) => {
      const shadow = ids.includes(policy.policyId) ? shadowOf(policy, standing) : null;
      return shadow ? [[policy.policyId, shadow.policyId] as const] : [];
    });
    if (shadowed.length === 0) return new Map();
    const shadows = [...new Set(shadowed.map(([, shadow]) => shadow))];
    const known = await policiesById.body(ctx, { ids: shadows, args: null });
    return new Map(
      shadowed.flatMap(([policyId, shadowId]) => {
        const shadow = known.get(shadowId);
        return shadow ? [[policyId, shadow] as const] : [];
      }),
    );
  },
);
