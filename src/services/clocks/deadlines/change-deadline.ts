import { ClockState } from "../../../entities/clocks/clock-enums";
import { isDeadline } from "../../../entities/clocks/deadline-metric";
import type { SafeText } from "../../../kernel/firewall/safe-text";
import type { Uuid } from "../../../kernel/ids";
import type { Instant } from "../../../kernel/instant";
import type { Context } from "../../access/actor";
import { command } from "../../access/operations";
import type { ClockCause } from "../engine/clock-change";
import { usedAt, type RunningClock } from "../engine/running-clock";
import type { SeenClock } from "../reading/seen-clock";
import { ClockOverError, NotSetByHandError } from "./deadline-refusals";
import { timeUntil } from "./given-deadline";
import {
  byRequest,
  caseOfClock,
  heldClocks,
  knownClock,
  seenHeld,
  writeHeld,
  type HeldClocks,
} from "./held-clocks";

interface DeadlineReference {
  readonly clockId: Uuid;
}

export interface ChangeDeadlineInput extends DeadlineReference {
  readonly dueAt: Instant;
  readonly reason: SafeText;
}

export interface CancelDeadlineInput extends DeadlineReference {
  readonly reason: SafeText;
}

/** In which states each end leaves a clock: late stays late. */
const ENDS: Readonly<Record<"MET" | "CANCELLED", readonly ClockState[]>> = {
  MET: [ClockState.MET, ClockState.MET_LATE],
  CANCELLED: [ClockState.CANCELLED, ClockState.BREACHED],
};

type Answer = Promise<{ clock: SeenClock }>;

/** Gives a deadline another moment. */
export const changeDeadline = command(
  { name: "deadline:change", permission: "case:write" },
  async (ctx: Context, { clockId, dueAt, reason }: ChangeDeadlineInput): Answer => {
    const left = timeUntil(ctx, dueAt);
    const { held, clock } = await standing(ctx, clockId);
    if (!clock) throw new ClockOverError("This deadline has ended: set another one.");
    if (clock.breachedAt !== null)
      throw new ClockOverError("The time was over already, and late stays late: set another deadline.");
    if (clock.dueAt !== Date.parse(dueAt)) postpone(held, clock, left, byRequest(ctx, reason));
    writeHeld(ctx, held);
    return { clock: seenHeld(held, clockId) };
  },
);

/** Says that what was to be done is done; in time where the time is not over. Safe to repeat. */
export const meetDeadline = command(
  { name: "deadline:meet", permission: "case:write" },
  (ctx: Context, { clockId }: DeadlineReference): Answer => ended(ctx, clockId, "MET", null),
);

/** Says that it has not to be done after all. Safe to repeat. */
export const cancelDeadline = command(
  { name: "deadline:cancel", permission: "case:write" },
  (ctx: Context, { clockId, reason }: CancelDeadlineInput): Answer =>
    ended(ctx, clockId, "CANCELLED", reason),
);

/** So much time, of any hours, is left from then on. */
export function postpone(
  { keeper, reckoner, now }: HeldClocks,
  clock: RunningClock,
  leftMs: number,
  cause: ClockCause,
  at = now,
): RunningClock {
  const { policyId, policyRevision, automationResponds } = clock;
  const durationMs = usedAt(clock, at, reckoner) + leftMs;
  const rule = { ...clock.rule, durationMs, calendarId: null };
  return keeper.retarget(clock, at, { policyId, policyRevision, automationResponds, rule }, cause);
}

async function ended(ctx: Context, clockId: Uuid, as: keyof typeof ENDS, reason: SafeText | null): Answer {
  const { held, clock } = await standing(ctx, clockId);
  if (!clock) return { clock: await overAs(ctx, clockId, as) };
  held.keeper.end(clock, held.now, as, byRequest(ctx, reason));
  writeHeld(ctx, held);
  return { clock: seenHeld(held, clockId) };
}

/** The deadline while it stands, with all clocks of its case; null once it has ended. */
async function standing(
  ctx: Context,
  clockId: Uuid,
): Promise<{ readonly held: HeldClocks; readonly clock: RunningClock | null }> {
  const held = await heldClocks(ctx, await caseOfClock(ctx, clockId));
  const clock = held.keeper.clocks.find(({ id }) => id === clockId) ?? null;
  if (clock) refuseOthers(clock);
  return { held, clock };
}

function refuseOthers({ policyId, metric }: Pick<RunningClock, "policyId" | "metric">): void {
  if (policyId !== null) throw new NotSetByHandError("A policy set this clock.");
  if (!isDeadline(metric)) throw new NotSetByHandError("Estimates are revised with estimateResolution.");
}

/** What ended so already, as it ended; what ended otherwise does not end again. */
async function overAs(ctx: Context, clockId: Uuid, as: keyof typeof ENDS): Promise<SeenClock> {
  const clock = await knownClock(ctx, clockId);
  refuseOthers(clock);
  if (!ENDS[as].includes(clock.state))
    throw new ClockOverError(`This deadline has ended already: it is ${clock.state}.`);
  return clock;
}
