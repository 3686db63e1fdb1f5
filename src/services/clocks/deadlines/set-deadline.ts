import { CaseState } from "../../../entities/cases/case-enums";
import type { DeadlineMetric } from "../../../entities/clocks/deadline-metric";
import { ClockMetric } from "../../../entities/clocks/clock-metric";
import { ConflictError, InvalidError } from "../../../kernel/errors";
import type { SafeText } from "../../../kernel/firewall/safe-text";
import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { command } from "../../access/operations";
import { lockUnmergedCase } from "../../cases/lock-case";
import type { SeenClock } from "../reading/seen-clock";
import { DeadlineOfEndedCaseError } from "./deadline-refusals";
import { ruleOf, type GivenDeadline } from "./given-deadline";
import { providersClocks } from "./disputed-cases";
import { byRequest, heldClocks, seenHeld, startByHand, writeHeld, type HeldClocks } from "./held-clocks";

export interface SetDeadlineInput extends GivenDeadline {
  readonly caseId: Uuid;
  readonly metric: DeadlineMetric;
  readonly name?: SafeText | null;
}

/** By hand; those of providers are not among them. */
const MOST_DEADLINES = 20;

/** Sets a date on a case by hand, as a clock of its own. */
export const setDeadline = command(
  { name: "deadline:set", permission: "case:write" },
  async (ctx: Context, input: SetDeadlineInput): Promise<{ clock: SeenClock }> => {
    const { caseId, metric } = input;
    const name = input.name?.trim() ?? null;
    if (metric === ClockMetric.DEADLINE && name === null)
      throw new InvalidError("name", "Say what has to be done: a case may have several deadlines.");
    const rule = await ruleOf(ctx, input);
    const held = await heldClocks(ctx, caseId, rule.calendarId === null ? [] : [rule.calendarId]);
    const { state } = await lockUnmergedCase(ctx, { caseId });
    const hasEnded = state === CaseState.RESOLVED || state === CaseState.CLOSED;
    if (hasEnded && metric === ClockMetric.DEADLINE) throw new DeadlineOfEndedCaseError(state);
    await refuseMore(ctx, held);
    const clock = startByHand(ctx, held, { metric, name, rule }, byRequest(ctx));
    writeHeld(ctx, held);
    return { clock: seenHeld(held, clock.id) };
  },
);

async function refuseMore(ctx: Context, { caseId, keeper }: HeldClocks): Promise<void> {
  const standing = keeper.clocks.filter(({ policyId, ended }) => policyId === null && !ended);
  if (standing.length < MOST_DEADLINES) return;
  const ofProviders = await providersClocks(ctx, caseId);
  const own = standing.filter(({ id }) => !ofProviders.has(id));
  if (own.length >= MOST_DEADLINES)
    throw new ConflictError(
      `A case has ${MOST_DEADLINES} deadlines at most that stand: end one of them first.`,
    );
}
