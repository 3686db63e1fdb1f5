import { CaseClocks } from "../../../entities/clocks/case-clocks.entity";
import { sql } from "../../../kernel/database/sql";
import { columnsOf, table } from "../../../kernel/database/table";
import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import type { ClockChange } from "../engine/clock-change";
import { followedCases, type Head } from "../following/followed-cases";
import { policyRevisions } from "../policies/policy-revisions";
import type { KnownClock } from "../following/clock-rows";

const HEADS = table(CaseClocks);

/** What is true of a case's clocks and not stored yet. */
export interface PendingCase {
  /** Those that its future may still touch. */
  readonly clocks: readonly KnownClock[];
  /** In their order. */
  readonly changes: readonly ClockChange[];
}

export type PendingCases = ReadonlyMap<Uuid, PendingCase>;

/** Those of the cases that did something their clocks do not know yet, with what that does to them. */
export async function pendingOfCases(ctx: Context, caseIds: readonly Uuid[]): Promise<PendingCases> {
  const behind = await behindAmong(ctx, caseIds);
  if (behind.length === 0) return new Map();
  const [revisions, heads] = await Promise.all([policyRevisions(ctx), headsOf(ctx, behind)]);
  const followed = await followedCases(ctx, heads, { revisions, policiesUntil: 0 });
  if (!followed) return new Map();
  return new Map(
    followed.cases.map(({ row, case: { clocks }, changes }) => {
      const versionOf = (id: Uuid): number =>
        (followed.known.get(id)?.version ?? 0) + changes.filter(({ clock }) => clock.id === id).length;
      const known = clocks.map((clock) => ({ caseId: row.id, version: versionOf(clock.id), clock }));
      return [row.id, { clocks: known, changes }];
    }),
  );
}

/** A case that no clock ever followed is told by policies: before the first of them began, nothing could start one. */
async function behindAmong(ctx: Context, caseIds: readonly Uuid[]): Promise<readonly Uuid[]> {
  const rows = await ctx.db.rows<{ readonly id: Uuid }>(sql`
    select c.id
    from cases c
    left join case_clocks h on h.workspace_id = c.workspace_id and h.id = c.id
    where ${ctx.inWorkspace("c")}
    and c.id = any(${caseIds}::uuid[])
    and (
      c.version > h.case_version
      or h.case_version is null and exists (
        select
        from sla_policy_revisions r
        where ${ctx.inWorkspace("r")}
        and r.effective_from <= c.updated_at))`);
  return rows.map(({ id }) => id);
}

async function headsOf(ctx: Context, caseIds: readonly Uuid[]): Promise<ReadonlyMap<Uuid, Head>> {
  const rows = await ctx.db.rows<CaseClocks>(sql`
    select ${columnsOf(HEADS, "h")}
    from case_clocks h
    where ${ctx.inWorkspace("h")}
    and h.id = any(${caseIds}::uuid[])`);
  const known = new Map(rows.map((head) => [head.id, head]));
  return new Map(caseIds.map((id) => [id, known.get(id) ?? unfollowed(id)]));
}

function unfollowed(id: Uuid): Head {
  return { id, caseVersion: 0, facts: {}, policies: [], policiesAt: "", circumstances: [] };
}
