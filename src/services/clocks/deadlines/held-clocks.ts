import type { Clock } from "../../../entities/clocks/clock.entity";
import { sql } from "../../../kernel/database/sql";
import { columnsOf } from "../../../kernel/database/table";
import { invariant, NotFoundError } from "../../../kernel/errors";
import type { SafeText } from "../../../kernel/firewall/safe-text";
import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import type { ClockCause } from "../engine/clock-change";
import { ClockKeeper } from "../engine/clock-keeper";
import type { Reckoner } from "../engine/reckoner";
import type { RunningClock } from "../engine/running-clock";
import { CLOCKS, knownClocks, type KnownClocks } from "../following/clock-rows";
import { reckonerOfCalendars } from "../following/clock-world";
import { followCases } from "../following/follow-cases";
import { writeClocks, writeNextDue } from "../following/write-clocks";
import { clocksById } from "../reading/read-clocks";
import { seenClock, type SeenClock } from "../reading/seen-clock";

/** The clocks of a case that have not ended, as they are at this moment; nobody else changes them meanwhile. */
export interface HeldClocks {
  readonly caseId: Uuid;
  readonly keeper: ClockKeeper;
  readonly reckoner: Reckoner;
  readonly known: KnownClocks;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * Holds the clocks of a case, which have followed it to where it is now. Whoever holds the case, too, does so after
 * this: everybody holds the two in this order. Times in these further calendars can be reckoned with.
 */
export async function heldClocks(
  ctx: Context,
  caseId: Uuid,
  calendarIds: readonly Uuid[] = [],
): Promise<HeldClocks> {
  await followCases(ctx, [caseId], { isMade: true });
  const rows = await ctx.db.rows<Clock>(sql`
    select ${columnsOf(CLOCKS, "k")}
    from clocks k
    where ${ctx.inWorkspace("k")}
    and k.case_id = ${caseId}
    and k.ended_at is null
    order by k.id`);
  const known = knownClocks(rows);
  const clocks = [...known.values()].map(({ clock }) => clock);
  const named = [...calendarIds, ...clocks.map(({ rule }) => rule.calendarId)].filter((id) => id !== null);
  const reckoner = await reckonerOfCalendars(ctx, [...new Set(named)]);
  const keeper = new ClockKeeper(clocks, reckoner);
  const now = Date.parse(ctx.now());
  keeper.heedHours(now);
  // Who acts at the due instant is in time.
  keeper.advance(now);
  return { caseId, keeper, reckoner, now, known };
}

/** Writes what was done to them, and when their case is due next. Of what was before `quietUntil` nobody is told. */
export function writeHeld(
  ctx: Context,
  { caseId, keeper, reckoner, known }: HeldClocks,
  quietUntil: number | null = null,
): void {
  const { changes } = keeper;
  if (changes.length === 0) return;
  const changed = new Set(changes.map(({ clock }) => clock.id));
  const clocks = keeper.clocks.filter(({ id }) => changed.has(id));
  writeClocks(ctx, [{ caseId, clocks, changes, quietUntil }], known, reckoner);
  writeNextDue(ctx, new Map([[caseId, keeper.clocks]]));
}

/** One of them as it is published, after all that was done to it. */
export function seenHeld({ caseId, keeper, reckoner, known, now }: HeldClocks, id: Uuid): SeenClock {
  const clock = keeper.clocks.find((one) => one.id === id);
  invariant(clock, "a clock that is held is not there");
  const changes = keeper.changes.filter((change) => change.clock.id === id).length;
  return seenClock({ caseId, version: (known.get(id)?.version ?? 0) + changes, clock }, now, reckoner);
}

/** That the caller asked for it, and why. */
export function byRequest({ actor }: Context, reason: SafeText | null = null): ClockCause {
  const cause = { kind: "REQUEST", actorKind: actor.kind, actorId: actor.id } as const;
  return reason === null ? cause : { ...cause, reason };
}

type Naming = Pick<RunningClock, "metric" | "name" | "rule">;

/** A clock of no policy that starts now, or did before. */
export function startByHand(
  ctx: Context,
  { keeper, now }: HeldClocks,
  naming: Naming,
  cause: ClockCause,
  from = now,
): RunningClock {
  return keeper.start(
    {
      ...naming,
      ...{ family: null, policyId: null, policyRevision: null, automationResponds: false },
      ...{ usedMs: 0, restsFor: null, startsAt: null, dueAt: null, warned: 0, breachedAt: null, ended: null },
      ...{ roundFrom: from, startedAt: from, setAt: from, since: from },
      id: ctx.newId(),
    },
    cause,
  );
}

/** A clock that is there, as it is stored by now. */
export async function knownClock(ctx: Context, clockId: Uuid): Promise<SeenClock> {
  const clock = (await clocksById.body(ctx, { ids: [clockId], args: null })).get(clockId);
  if (!clock) throw new NotFoundError("clock", ["clockId"]);
  return clock;
}

/** The case of a clock that the caller may change. */
export async function caseOfClock(ctx: Context, clockId: Uuid): Promise<Uuid> {
  const [row] = await ctx.db.rows<Pick<Clock, "caseId">>(sql`
    select k.case_id as "caseId"
    from clocks k
    where ${ctx.inWorkspace("k")}
    and k.id = ${clockId}`);
  if (!row) throw new NotFoundError("clock", ["clockId"]);
  return row.caseId;
}
