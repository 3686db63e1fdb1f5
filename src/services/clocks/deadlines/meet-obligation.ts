import { ClockMetric } from "../../../entities/clocks/clock-metric";
import { ClockState } from "../../../entities/clocks/clock-enums";
import { invariant } from "../../../kernel/errors";
import { publicId, type Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { command } from "../../access/operations";
import { lockCase } from "../../cases/lock-case";
import { stepCase } from "../../cases/step-case";
import { followCases } from "../following/follow-cases";
import type { SeenClock } from "../reading/seen-clock";
import { ClockOverError, NoDutyError } from "./deadline-refusals";
import { caseOfClock, knownClock } from "./held-clocks";

export interface MeetObligationInput {
  readonly clockId: Uuid;
  /** Of the case. */
  readonly expectedVersion?: number | null;
}

const DONE: readonly ClockState[] = [ClockState.MET, ClockState.MET_LATE];

/** Says that a duty is done, which ends every clock of the case that asks for it. Safe to repeat. */
export const meetObligation = command(
  { name: "obligation:meet", permission: "case:write" },
  async (ctx: Context, { clockId, expectedVersion }: MeetObligationInput): Promise<{ clock: SeenClock }> => {
    const caseId = await caseOfClock(ctx, clockId);
    await followCases(ctx, [caseId], { isMade: true });
    const held = await lockCase(ctx, { caseId, expectedVersion: expectedVersion ?? null });
    const clock = await knownClock(ctx, clockId);
    const { metric, name, state, endedAt } = clock;
    if (metric !== ClockMetric.OBLIGATION) throw new NoDutyError();
    if (DONE.includes(state)) return { clock };
    if (endedAt !== null) throw new ClockOverError("This duty is not asked for any more.");
    invariant(name, "a duty has no name");
    stepCase(ctx, held, {
      change: {},
      entries: [{ kind: "OBLIGATION_MET", name }],
      event: { type: "case.obligation_met", payload: { caseId: publicId("case", caseId), name } },
    });
    await followCases(ctx, [caseId]);
    return { clock: await knownClock(ctx, clockId) };
  },
);
