import { CaseClocks } from "../../../entities/clocks/case-clocks.entity";
import { sql } from "../../../kernel/database/sql";
import { columnsOf, table } from "../../../kernel/database/table";
import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { instantAt } from "../calendars/known-time";
import type { FollowedCase } from "../engine/follow-case";
import { policyRevisions } from "../policies/policy-revisions";
import { followedCases, type FollowedNow } from "./followed-cases";
import { writeClocks, writeHeads, writeNextDue } from "./write-clocks";

const HEADS = table(CaseClocks);

type Recorded = CaseClocks["circumstances"];

interface FollowingOptions {
  /** In milliseconds since 1970. */
  readonly policiesUntil?: number;
  /** Whether they are followed from now on, if they were not before. */
  readonly isMade?: boolean;
}

/**
 * Lets the clocks of these cases follow them to where they are now, in a number of statements that does not grow with
 * them. Policies that are for open cases are looked at until `policiesUntil`.
 */
export async function followCases(
  ctx: Context,
  caseIds: readonly Uuid[],
  { policiesUntil = 0, isMade = false }: FollowingOptions = {},
): Promise<void> {
  const revisions = await policyRevisions(ctx);
  // Where no policy ever was, only those cases are followed that have a clock which was set by hand.
  const heads = await heldHeads(ctx, [...new Set(caseIds)].toSorted(), isMade || revisions.length > 0);
  if (heads.size === 0) return;
  const followed = await followedCases(ctx, heads, { revisions, policiesUntil });
  if (!followed) return;
  const { cases, known, reckoner } = followed;
  const changed = cases.map(({ row, own, case: { clocks }, changes }) => ({
    caseId: row.id,
    clocks: touched(own, clocks, changes),
    changes,
    quietUntil: row.importedAt === null ? null : Date.parse(row.importedAt),
  }));
  writeClocks(ctx, changed, known, reckoner);
  writeHeads(ctx, cases.map(headOf));
  writeNextDue(ctx, new Map(cases.map(({ row, case: { clocks } }) => [row.id, clocks])));
}

/**
 * Held in one order by everybody; made for cases that were not followed before, by whoever holds those: he that holds
 * the case of clocks that are not there yet must not find somebody who makes them and waits for the case.
 */
async function heldHeads(
  ctx: Context,
  ids: readonly Uuid[],
  isMade: boolean,
): Promise<ReadonlyMap<Uuid, CaseClocks>> {
  const held = sql`
    select ${columnsOf(HEADS, "h")}
    from case_clocks h
    where ${ctx.inWorkspace("h")}
    and h.id = any(${ids}::uuid[])
    order by h.id
    for no key update`;
  const found = await ctx.db.rows<CaseClocks>(held);
  if (!isMade || found.length === ids.length) return byId(found);
  await ctx.db.rows(sql`
    insert into case_clocks (
      workspace_id, id, created_at, case_version, facts, policies, policies_at, circumstances)
    select c.workspace_id, c.id, ${ctx.now()}, 0, '{}', '[]', c.created_at, '[]'
    from (
      select *
      from cases c
      where ${ctx.inWorkspace("c")}
      and c.id = any(${ids}::uuid[])
      order by c.id
      for no key update) c
    on conflict do nothing`);
  return byId(await ctx.db.rows<CaseClocks>(held));
}

function byId(heads: readonly CaseClocks[]): ReadonlyMap<Uuid, CaseClocks> {
  return new Map(heads.map((head) => [head.id, head]));
}

function headOf({ row, head, case: { facts, policies, policiesAt }, matchedAt, circumstances }: FollowedNow) {
  return {
    id: row.id,
    caseVersion: row.version,
    facts: { ...facts },
    policies,
    policiesAt: instantAt(policiesAt),
    circumstances: recorded(head.circumstances, matchedAt, circumstances),
  };
}

/** Those that differ, and those to which something happened: what is undone at once leaves a clock as it was, but later. */
function touched(
  before: FollowedCase["clocks"],
  after: FollowedCase["clocks"],
  changes: FollowedNow["changes"],
): FollowedCase["clocks"] {
  const was = new Map(before.map((clock) => [clock.id, JSON.stringify(clock)]));
  const changed = new Set(changes.map(({ clock }) => clock.id));
  return after.filter((clock) => changed.has(clock.id) || was.get(clock.id) !== JSON.stringify(clock));
}

/** With what was true when policies were matched, if it was another thing before. */
function recorded(
  before: Recorded,
  matchedAt: FollowedNow["matchedAt"],
  now: FollowedNow["circumstances"],
): Recorded {
  const last = before.at(-1);
  if (matchedAt === null || JSON.stringify(last?.circumstances) === JSON.stringify(now)) return before;
  return [...before, { ...matchedAt, circumstances: now }];
}
