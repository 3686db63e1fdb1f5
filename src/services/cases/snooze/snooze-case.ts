import { CaseState } from "../../../entities/cases/case-enums";
import type { Case } from "../../../entities/cases/case.entity";
import { InvalidError } from "../../../kernel/errors";
import { publicId } from "../../../kernel/ids";
import { plusSeconds, type Instant } from "../../../kernel/instant";
import type { Context } from "../../access/actor";
import { command } from "../../access/operations";
import { CaseEndedError, CaseMergedError } from "../case-refusals";
import { lockUnmergedCase, type CaseReference } from "../lock-case";
import { stepCase } from "../step-case";

/** How long a case sleeps. A customer's message wakes it whatever was said here. */
export interface Snooze {
  readonly until?: Instant | null;
  /** Without a time: until the customer writes. */
  readonly untilReply?: boolean | null;
}

export interface SnoozeCaseInput extends CaseReference, Snooze {}

const MAX_SNOOZE_SECONDS = 366 * 86_400;

/** Lays a case aside until its time comes or its customer writes; its state stays what it is. */
export const snoozeCase = command(
  { name: "case:snooze", permission: "case:write" },
  async (ctx: Context, input: SnoozeCaseInput): Promise<{ case: Case }> => {
    const until = endOf(ctx, input);
    return { case: snoozeHeld(ctx, await lockUnmergedCase(ctx, input), until) };
  },
);

/** When the snooze ends at the latest; null for one that only the customer ends. */
export function endOf(
  ctx: Context,
  { until = null, untilReply }: Snooze,
  field: readonly string[] = ["until"],
): Instant | null {
  if (until === null && untilReply !== true)
    throw new InvalidError(field, "Say until when: give `until`, or `untilReply: true`.");
  if (until !== null && until <= ctx.now())
    throw new InvalidError(field, "A case can only be snoozed until a moment that is to come.");
  if (until !== null && until > plusSeconds(ctx.now(), MAX_SNOOZE_SECONDS))
    throw new InvalidError(field, "A case can be snoozed for 366 days at most.");
  return until;
}

/** Snoozes a case that is held; the same snooze again is no news. */
export function snoozeHeld(ctx: Context, held: Case, until: Instant | null): Case {
  refuseEnded(held);
  if (held.snoozedAt !== null && held.snoozedUntil === until) return held;
  return stepCase(ctx, held, {
    change: { snoozedAt: ctx.now(), snoozedUntil: until },
    entries: [{ kind: "SNOOZED", until }],
    event: { type: "case.snoozed", payload: { caseId: publicId("case", held.id), until } },
  });
}

/** Nobody waits for a case that has ended, so it is not in anybody's way. */
export function refuseEnded({ state, mergedIntoId }: Case): void {
  if (mergedIntoId) throw new CaseMergedError(mergedIntoId);
  if (state === CaseState.RESOLVED || state === CaseState.CLOSED) throw new CaseEndedError(state);
}
