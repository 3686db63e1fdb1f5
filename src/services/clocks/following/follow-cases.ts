import { CaseClocks } from "../../../entities/clocks/case-clocks.entity";
import type { Clock } from "../../../entities/clocks/clock.entity";
import { sql } from "../../../kernel/database/sql";
import { columnsOf, table } from "../../../kernel/database/table";
import { invariant } from "../../../kernel/errors";
import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { instantAt } from "../calendars/known-time";
import type { CaseFacts } from "../engine/case-facts";
import type { Circumstances } from "../engine/case-step";
import {
  followOpening,
  followPolicies,
  followStep,
  type ClockWorld,
  type Followed,
  type FollowedCase,
} from "../engine/follow-case";
import { policyRevisions } from "../policies/policy-revisions";
import { historiesOf, type CaseHistory, type CaseRow } from "./case-history";
import { circumstancesOf } from "./circumstances";
import { reckonerFor } from "./clock-world";
import { CLOCKS, runningClock } from "./clock-rows";
import { writeClocks, writeHeads, writeNextDue, type ChangedClocks } from "./write-clocks";

const HEADS = table(CaseClocks);

type Recorded = CaseClocks["circumstances"];

/**
 * Lets the clocks of these cases follow them to where they are now, in a number of statements that does not grow with
 * them. Policies that are for open cases are looked at until `policiesUntil`, in milliseconds since 1970.
 */
export async function followCases(
  ctx: Context,
  caseIds: readonly Uuid[],
  { policiesUntil = 0 }: { readonly policiesUntil?: number } = {},
): Promise<void> {
  const revisions = await policyRevisions(ctx);
  // Where no policy ever was, only those cases are followed that have a clock which was set by hand.
  const heads = await heldHeads(ctx, [...new Set(caseIds)].toSorted(), revisions.length > 0);
  if (heads.size === 0) return;
  const cases = await casesOf(ctx, [...heads.keys()]);
  const behind = cases.filter(
    ({ id, version }) => policiesUntil > 0 || (heads.get(id)?.caseVersion ?? 0) < version,
  );
  if (behind.length === 0) return;
  const ids = behind.map(({ id }) => id);
  const after = new Map(ids.map((id) => [id, heads.get(id)?.caseVersion ?? 0]));
  const [histories, circumstances, stored] = [
    await historiesOf(ctx, behind, after),
    await circumstancesOf(ctx, ids),
    await clocksOf(ctx, ids),
  ];
  const reckoner = await reckonerFor(ctx, revisions, stored.map(runningClock));
  const changed: ChangedClocks[] = [];
  const written: Omit<CaseClocks, "workspaceId" | "createdAt">[] = [];
  const dues = new Map<Uuid, FollowedCase["clocks"]>();
  for (const row of behind) {
    const [head, history, now] = [heads.get(row.id), histories.get(row.id), circumstances.get(row.id)];
    invariant(head && history && now, "a case that is followed was not read");
    const own = stored.filter(({ caseId }) => caseId === row.id).map(runningClock);
    const heard: number[] = [];
    const world: ClockWorld = {
      revisions,
      reckoner,
      newId: () => ctx.newId(),
      circumstancesAt: (version) => {
        heard.push(version);
        return now;
      },
    };
    const followed = followedTo(world, known(head, own), history, policiesUntil);
    const { facts, policies, policiesAt, clocks } = followed.case;
    changed.push({
      caseId: row.id,
      clocks: differing(own, clocks),
      changes: followed.changes,
      isQuiet: false,
    });
    dues.set(row.id, clocks);
    written.push({
      id: row.id,
      caseVersion: row.version,
      facts: { ...facts },
      policies,
      policiesAt: instantAt(policiesAt),
      circumstances: recorded(head.circumstances, heard, now),
    });
  }
  writeClocks(ctx, changed, new Map(stored.map(({ id, version }) => [id, version])), reckoner);
  writeHeads(ctx, written);
  writeNextDue(ctx, dues);
}

/** Held in one order by everybody; made for cases that were not followed before. */
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
    from cases c
    where ${ctx.inWorkspace("c")}
    and c.id = any(${ids}::uuid[])
    order by c.id
    on conflict do nothing`);
  return byId(await ctx.db.rows<CaseClocks>(held));
}

function byId(heads: readonly CaseClocks[]): ReadonlyMap<Uuid, CaseClocks> {
  return new Map(heads.map((head) => [head.id, head]));
}

function casesOf(ctx: Context, ids: readonly Uuid[]): Promise<readonly CaseRow[]> {
  return ctx.db.rows<CaseRow>(sql`
    select c.id, c.version, c.created_at as "createdAt", c.kind, c.priority, c.channel, c.team_id as "teamId",
      c.member_id as "memberId", c.tags, c.customer_id as "customerId"
    from cases c
    where ${ctx.inWorkspace("c")}
    and c.id = any(${ids}::uuid[])`);
}

/** All that the future of a case may still touch: rounds that are over are not among it. */
function clocksOf(ctx: Context, caseIds: readonly Uuid[]): Promise<readonly Clock[]> {
  return ctx.db.rows<Clock>(sql`
    select ${columnsOf(CLOCKS, "k")}
    from clocks k
    where ${ctx.inWorkspace("k")}
    and k.case_id = any(${caseIds}::uuid[])
    and (k.ended_at is null or k.ended_as <> 'MET' or k.metric <> all(array['NEXT_RESPONSE', 'PERIODIC_UPDATE']))
    order by k.case_id, k.created_at, k.id`);
}

function known(head: CaseClocks, clocks: FollowedCase["clocks"]): FollowedCase | null {
  if (head.caseVersion === 0) return null;
  const { policies, policiesAt } = head;
  const facts = head.facts as unknown as CaseFacts;
  return { facts, policies, policiesAt: Date.parse(policiesAt), clocks };
}

function followedTo(
  world: ClockWorld,
  before: FollowedCase | null,
  { opening, steps }: CaseHistory,
  policiesUntil: number,
): Followed {
  invariant(before ?? opening, "a case has no beginning");
  const changes: Followed["changes"][number][] = [];
  const take = (next: Followed): FollowedCase => {
    changes.push(...next.changes);
    return next.case;
  };
  let now = before ?? (opening && take(followOpening(world, opening)));
  invariant(now, "a case has no beginning");
  for (const step of steps) now = take(followStep(world, now, step));
  if (policiesUntil > 0) now = take(followPolicies(world, now, policiesUntil));
  return { case: now, changes };
}

function differing(before: FollowedCase["clocks"], after: FollowedCase["clocks"]): FollowedCase["clocks"] {
  const was = new Map(before.map((clock) => [clock.id, JSON.stringify(clock)]));
  return after.filter((clock) => was.get(clock.id) !== JSON.stringify(clock));
}

/** With what was true when policies were matched, if it was another thing before. */
function recorded(before: Recorded, heard: readonly number[], now: Circumstances): Recorded {
  const [first] = heard.toSorted((one, other) => one - other);
  const last = before.at(-1);
  if (first === undefined || JSON.stringify(last?.circumstances) === JSON.stringify(now)) return before;
  return [...before, { version: first, circumstances: now }];
}
