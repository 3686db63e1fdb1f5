import type { CaseClocks } from "../../../entities/clocks/case-clocks.entity";
import { sql } from "../../../kernel/database/sql";
import { invariant } from "../../../kernel/errors";
import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import type { Circumstances } from "../engine/case-step";
import { ClockKeeper } from "../engine/clock-keeper";
import { followOpening, followPolicies, followStep, type ClockWorld } from "../engine/follow-case";
import type { RunningClock } from "../engine/running-clock";
import { historiesOf, type CaseHistory, type CaseRow } from "../following/case-history";
import { circumstancesOf } from "../following/circumstances";
import { revisionsFor } from "../following/followed-cases";

type Recorded = CaseClocks["circumstances"];

/** What would have counted. */
export type ReplayWorld = Pick<ClockWorld, "revisions" | "reckoner">;

/**
 * Tells the clocks that each of these cases would have had until a moment, from its first step to its last, and nothing
 * is written. By the policies that truly counted, it comes to what is stored.
 */
export async function replayCases(
  ctx: Context,
  rows: readonly CaseRow[],
  world: ReplayWorld,
  until: number,
): Promise<(row: CaseRow) => readonly RunningClock[]> {
  const ids = rows.map(({ id }) => id);
  const [histories, now, recorded] = await Promise.all([
    historiesOf(ctx, rows, new Map()),
    circumstancesOf(ctx, ids),
    recordedCircumstances(ctx, ids),
  ]);
  return (row) => {
    const { id } = row;
    const revisions = revisionsFor(row, world.revisions);
    const [history, present] = [histories.get(id), now.get(id)];
    invariant(history && present, "a case that is replayed was not read");
    const circumstancesAt: ClockWorld["circumstancesAt"] = (version, at) =>
      knownAt(recorded.get(id) ?? [], version, at) ?? present;
    return replayed({ ...world, revisions, circumstancesAt, newId: counter() }, history, until);
  };
}

async function recordedCircumstances(
  ctx: Context,
  ids: readonly Uuid[],
): Promise<ReadonlyMap<Uuid, Recorded>> {
  const heads = await ctx.db.rows<{ readonly id: Uuid; readonly circumstances: Recorded }>(sql`
    select h.id, h.circumstances
    from case_clocks h
    where ${ctx.inWorkspace("h")}
    and h.id = any(${ids}::uuid[])`);
  return new Map(heads.map(({ id, circumstances }) => [id, circumstances]));
}

function knownAt(recorded: Recorded, version: number, at: number): Circumstances | undefined {
  const known = recorded.findLast(
    (one) => one.version < version || (one.version === version && (one.at ?? 0) <= at),
  );
  return known?.circumstances as Circumstances | undefined;
}

function replayed(
  world: ClockWorld,
  { opening, steps }: CaseHistory,
  until: number,
): readonly RunningClock[] {
  invariant(opening, "a case has no beginning");
  if (opening.openedAt > until) return [];
  let { case: now } = followOpening(world, opening);
  for (const step of steps) {
    if (step.at > until) break;
    ({ case: now } = followStep(world, now, step));
  }
  ({ case: now } = followPolicies(world, now, until));
  const keeper = new ClockKeeper(now.clocks, world.reckoner);
  keeper.advance(until + 1);
  return keeper.clocks;
}

/** Clocks that are not kept need ids of no account. */
function counter(): () => Uuid {
  let count = 0;
  return () => `replayed ${(count += 1)}`;
}
