import type { Clock } from "../../../entities/clocks/clock.entity";
import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { knownClock, type KnownClock } from "../following/clock-rows";
import { reckonerFor } from "../following/clock-world";
import { pendingOfCases, type PendingCases } from "./pending-clocks";
import { seenClock, type SeenClock } from "./seen-clock";

/** Stored clocks as they are now, in their order. */
export async function clocksNow(ctx: Context, rows: readonly Clock[]): Promise<readonly SeenClock[]> {
  if (rows.length === 0) return [];
  const pending = await pendingOfCases(ctx, [...new Set(rows.map(({ caseId }) => caseId))]);
  const moved = movedIn(pending);
  return seenNow(
    ctx,
    rows.map((row) => moved.get(row.id) ?? knownClock(row)),
  );
}

/** By the calendars of all of them, which are read at once. */
export async function seenNow(ctx: Context, known: readonly KnownClock[]): Promise<readonly SeenClock[]> {
  const reckoner = await reckonerFor(
    ctx,
    [],
    known.map(({ clock }) => clock),
  );
  const now = Date.parse(ctx.now());
  return known.map((one) => seenClock(one, now, reckoner));
}

export function movedIn(pending: PendingCases): ReadonlyMap<Uuid, KnownClock> {
  return new Map([...pending.values()].flatMap(({ clocks }) => clocks.map((one) => [one.clock.id, one])));
}
