import { CaseState } from "../../../entities/cases/case-enums";
import type { CaseStateReason } from "../../../entities/cases/case-reasons";
import type { Case } from "../../../entities/cases/case.entity";
import { InvalidError } from "../../../kernel/errors";
import { publicId } from "../../../kernel/ids";
import type { Instant } from "../../../kernel/instant";
import type { Context } from "../../access/actor";
import { CaseMergedError, IllegalCaseMoveError } from "../case-refusals";
import { legalCaseMoves, type CaseVerb } from "./case-states";
import type { Author } from "../record-timeline";
import { stepCase } from "../step-case";

const EVENTS = {
  waitOnCustomer: "case.paused",
  waitOnThirdParty: "case.paused",
  resume: "case.resumed",
  resolve: "case.resolved",
  close: "case.closed",
  reopen: "case.reopened",
} as const satisfies Record<CaseVerb, string>;

export interface Moving {
  readonly verb: CaseVerb;
  readonly reason: CaseStateReason;
  readonly author?: Author;
}

/** Moves a case that is held, if the table of moves allows it for this reason. */
export function moveCase(ctx: Context, held: Case, { verb, reason, author }: Moving): Case {
  const to = stateAfter(held, { verb, reason });
  const caseId = publicId("case", held.id);
  return stepCase(ctx, held, {
    change: { state: to, stateReason: reason, ...timesOf(to, held, ctx.now()), ...snoozeAfter(to) },
    entries: [{ kind: "STATE_CHANGED", fromState: held.state, toState: to, reason }],
    event: { type: EVENTS[verb], payload: { caseId, from: held.state, to, reason } },
    ...(author && { author }),
  });
}

/** Where the move leads; refuses one that the table does not allow. */
export function stateAfter({ state, mergedIntoId }: Case, { verb, reason }: Moving): CaseState {
  if (mergedIntoId) throw new CaseMergedError(mergedIntoId);
  const move = legalCaseMoves(state).find((legal) => legal.verb === verb);
  if (!move) throw new IllegalCaseMoveError(state, verb);
  if (!move.reasons.includes(reason))
    throw new InvalidError(
      "reason",
      `${reason} is no reason here; for a case that is ${state}: ${move.reasons.join(", ")}.`,
    );
  return move.to;
}

/** What has ended is not laid aside any more. */
function snoozeAfter(to: CaseState): Partial<Pick<Case, "snoozedAt" | "snoozedUntil">> {
  const hasEnded = to === CaseState.RESOLVED || to === CaseState.CLOSED;
  return hasEnded ? { snoozedAt: null, snoozedUntil: null } : {};
}

/** When the case was resolved and closed, as far as that still holds. */
export function timesOf(
  to: CaseState,
  { resolvedAt }: Pick<Case, "resolvedAt">,
  now: Instant,
): Pick<Case, "resolvedAt" | "closedAt"> {
  if (to === CaseState.RESOLVED) return { resolvedAt: now, closedAt: null };
  if (to === CaseState.CLOSED) return { resolvedAt, closedAt: now };
  return { resolvedAt: null, closedAt: null };
}
