import type { CaseClocks } from "../../../entities/clocks/case-clocks.entity";
import type { Clock } from "../../../entities/clocks/clock.entity";
import { sql } from "../../../kernel/database/sql";
import { columnsOf } from "../../../kernel/database/table";
import { invariant } from "../../../kernel/errors";
import type { Uuid } from "../../../kernel/ids";
import type { Instant } from "../../../kernel/instant";
import type { Context } from "../../access/actor";
import { instantAt } from "../calendars/known-time";
import type { CaseFacts } from "../engine/case-facts";
import type { Circumstances } from "../engine/case-step";
import { ClockKeeper } from "../engine/clock-keeper";
import {
  followOpening,
  followPolicies,
  followStep,
  type ClockWorld,
  type Followed,
  type FollowedCase,
} from "../engine/follow-case";
import { policiesForImported } from "../engine/match-policies";
import type { PolicyRevision } from "../engine/policy";
import type { Reckoner } from "../engine/reckoner";
import type { RunningClock } from "../engine/running-clock";
import { CASE_ROW, historiesOf, type CaseHistory, type CaseRow } from "./case-history";
import { circumstancesOf } from "./circumstances";
import { ClockIds } from "./clock-ids";
import { CLOCKS, knownClocks, type KnownClocks } from "./clock-rows";
import { reckonerFor } from "./clock-world";

/** How far the clocks of a case have followed it. */
export type Head = Pick<
  CaseClocks,
  "id" | "caseVersion" | "facts" | "policies" | "policiesAt" | "circumstances"
>;

/** A moment of the time that a case was of a version: policies that are for open cases are matched between its steps. */
export type MatchedAt = Pick<CaseClocks["circumstances"][number], "version" | "at">;

/** A case whose clocks have followed it to where it is now. */
export interface FollowedNow extends Followed {
  readonly row: CaseRow;
  readonly head: Head;
  /** Those of its clocks that its future may still touch, as they were. */
  readonly own: readonly RunningClock[];
  readonly circumstances: Circumstances;
  /** When policies were matched first. */
  readonly matchedAt: MatchedAt | null;
}

export interface FollowedCases {
  readonly cases: readonly FollowedNow[];
  /** The clocks as they are stored. */
  readonly known: KnownClocks;
  readonly reckoner: Reckoner;
}

export interface FollowedUntil {
  readonly revisions: readonly PolicyRevision[];
  /** In milliseconds since 1970: until when policies for open cases are looked at; 0 for not at all. */
  readonly policiesUntil: number;
}

/**
 * What the clocks of these cases are once they have followed them to where they are now; null where they have already.
 * Nothing is written. The number of statements does not grow with the cases.
 */
export async function followedCases(
  ctx: Context,
  heads: ReadonlyMap<Uuid, Head>,
  { revisions, policiesUntil }: FollowedUntil,
): Promise<FollowedCases | null> {
  const cases = await casesOf(ctx, [...heads.keys()]);
  const behind = cases.filter(
    ({ id, version }) => policiesUntil > 0 || (heads.get(id)?.caseVersion ?? 0) < version,
  );
  if (behind.length === 0) return null;
  const ids = behind.map(({ id }) => id);
  const after = new Map(ids.map((id) => [id, heads.get(id)?.caseVersion ?? 0]));
  const [histories, circumstances, stored] = await Promise.all([
    historiesOf(ctx, behind, after),
    circumstancesOf(ctx, ids),
    clocksOf(ctx, ids, [...heads.values()].flatMap(presentRounds)),
  ]);
  const known = knownClocks(stored);
  const clocks = [...known.values()];
  const reckoner = await reckonerFor(
    ctx,
    revisions,
    clocks.map(({ clock }) => clock),
  );
  const followed = behind.map((row): FollowedNow => {
    const [head, history, now] = [heads.get(row.id), histories.get(row.id), circumstances.get(row.id)];
    invariant(head && history && now, "a case that is followed was not read");
    const own = clocks.filter(({ caseId }) => caseId === row.id).map(({ clock }) => clock);
    let matchedAt: MatchedAt | null = null;
    const ids = new ClockIds(row.id);
    const world: ClockWorld = {
      revisions: revisionsFor(row, revisions),
      reckoner,
      newId: () => ids.next(),
      mayHoursDiffer: true,
      circumstancesAt: (version, at) => {
        matchedAt ??= { version, at };
        return now;
      },
    };
    const before = knownCase(head, own);
    const followed = followedTo(world, ids, before, history, policiesUntil);
    const importedAt = before === null ? row.importedAt : null;
    return {
      ...{ row, head, own, circumstances: now, matchedAt },
      ...(importedAt === null ? followed : untilImported(followed, Date.parse(importedAt), reckoner)),
    };
  });
  return { cases: followed, known, reckoner };
}

/** What its past is measured by. */
export function revisionsFor(
  { importedAt }: CaseRow,
  revisions: readonly PolicyRevision[],
): readonly PolicyRevision[] {
  return importedAt === null ? revisions : policiesForImported(revisions, Date.parse(importedAt));
}

/** What was late when the case came here, was late before that: nobody is told, and nothing fires. */
function untilImported(followed: Followed, importedAt: number, reckoner: Reckoner): Followed {
  const keeper = new ClockKeeper(followed.case.clocks, reckoner);
  keeper.advance(importedAt + 1);
  return {
    case: { ...followed.case, clocks: keeper.clocks },
    changes: [...followed.changes, ...keeper.changes],
  };
}

function casesOf(ctx: Context, ids: readonly Uuid[]): Promise<readonly CaseRow[]> {
  return ctx.db.rows<CaseRow>(sql`
    select ${CASE_ROW}
    from cases c
    where ${ctx.inWorkspace("c")}
    and c.id = any(${ids}::uuid[])`);
}

/** The last rounds of those metrics of which a case has ever more, by either sort of replies. */
function presentRounds({ caseVersion, facts }: Head): readonly Instant[] {
  if (caseVersion === 0) return [];
  const { human, any } = (facts as unknown as CaseFacts).replies;
  const rounds = [human, any].flatMap(({ burst, lastAt }) => [burst?.from ?? null, lastAt]);
  return rounds.filter((from) => from !== null).map(instantAt);
}

/**
 * All that the future of a case may still touch: earlier rounds are not among it. The last one is, even if it is over,
 * as a policy by which that reply did not count would ask for it again.
 */
function clocksOf(
  ctx: Context,
  caseIds: readonly Uuid[],
  rounds: readonly Instant[],
): Promise<readonly Clock[]> {
  return ctx.db.rows<Clock>(sql`
    select ${columnsOf(CLOCKS, "k")}
    from clocks k
    where ${ctx.inWorkspace("k")}
    and k.case_id = any(${caseIds}::uuid[])
    and (
      k.ended_at is null
      or k.ended_as <> 'MET'
      or k.metric <> all(array['NEXT_RESPONSE', 'PERIODIC_UPDATE'])
      or k.round_from = any(${[...new Set(rounds)]}::timestamptz[]))
    order by k.case_id, k.created_at, k.id`);
}

function knownCase(head: Head, clocks: FollowedCase["clocks"]): FollowedCase | null {
  if (head.caseVersion === 0) return null;
  const { policies, policiesAt } = head;
  const facts = head.facts as unknown as CaseFacts;
  return { facts, policies, policiesAt: Date.parse(policiesAt), clocks };
}

function followedTo(
  world: ClockWorld,
  ids: ClockIds,
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
  if (opening) ids.begin(opening.openedAt, "opening");
  let now = before ?? (opening && take(followOpening(world, opening)));
  invariant(now, "a case has no beginning");
  for (const step of steps) {
    ids.begin(step.at, `version ${step.version}`);
    now = take(followStep(world, now, step));
  }
  if (policiesUntil > 0) {
    ids.begin(policiesUntil, `policies until ${policiesUntil}`);
    now = take(followPolicies(world, now, policiesUntil));
  }
  return { case: now, changes };
}
