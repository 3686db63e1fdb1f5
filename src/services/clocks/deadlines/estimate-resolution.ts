import { CaseState } from "../../../entities/cases/case-enums";
import type { Case } from "../../../entities/cases/case.entity";
import { ClockMetric } from "../../../entities/clocks/clock-metric";
import { InvalidError } from "../../../kernel/errors";
import type { SafeText } from "../../../kernel/firewall/safe-text";
import { publicId } from "../../../kernel/ids";
import type { Instant } from "../../../kernel/instant";
import type { Context } from "../../access/actor";
import { command } from "../../access/operations";
import { lockUnmergedCase, type CaseReference } from "../../cases/lock-case";
import { stepCase } from "../../cases/step-case";
import type { RunningClock } from "../engine/running-clock";
import { instantOf } from "../following/clock-rows";
import { postpone } from "./change-deadline";
import { DeadlineOfEndedCaseError } from "./deadline-refusals";
import { timeUntil } from "./given-deadline";
import { byRequest, heldClocks, startByHand, writeHeld, type HeldClocks } from "./held-clocks";

export interface EstimateResolutionInput extends CaseReference {
  readonly at: Instant;
  /** The customer reads it. */
  readonly reason?: SafeText | null;
}

/** Tells the customer by when the case will be resolved: a promise at first, later another time for a reason. */
export const estimateResolution = command(
  { name: "case:estimateResolution", permission: "case:write" },
  async (
    ctx: Context,
    { at, reason = null, ...reference }: EstimateResolutionInput,
  ): Promise<{ case: Case }> => {
    const left = timeUntil(ctx, at, "at");
    const held = await heldClocks(ctx, reference.caseId);
    const row = await lockUnmergedCase(ctx, reference);
    if (row.state === CaseState.RESOLVED || row.state === CaseState.CLOSED)
      throw new DeadlineOfEndedCaseError(row.state);
    const told = held.keeper.clocks.find(({ metric }) => metric === ClockMetric.ESTIMATED_RESOLUTION) ?? null;
    if (told?.dueAt === Date.parse(at)) return { case: row };
    if (told && reason === null)
      throw new InvalidError("reason", "Tell the customer why it is another time than was promised.");
    promise(ctx, held, told, left, reason);
    const from = instantOf(told?.dueAt ?? null);
    const stepped = stepCase(ctx, row, {
      change: {},
      entries: [{ kind: "RESOLUTION_ESTIMATED", fromInstant: from, toInstant: at, estimateReason: reason }],
      event: {
        type: "case.resolution_estimated",
        payload: { caseId: publicId("case", row.id), from, to: at, reason },
      },
    });
    writeHeld(ctx, held);
    return { case: stepped };
  },
);

/** What was promised and is late stays so: another promise has a clock of its own. */
function promise(
  ctx: Context,
  held: HeldClocks,
  told: RunningClock | null,
  left: number,
  reason: SafeText | null,
): void {
  const cause = byRequest(ctx, reason);
  if (told && told.breachedAt === null) {
    postpone(held, told, left, cause);
    return;
  }
  if (told) held.keeper.end(told, held.now, "REPLACED", cause);
  const rule = { durationMs: left, calendarId: null, pausedBy: [], warningsMs: [] };
  startByHand(ctx, held, { metric: ClockMetric.ESTIMATED_RESOLUTION, name: null, rule }, cause);
}
