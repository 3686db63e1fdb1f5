import type { Case } from "../../../entities/cases/case.entity";
import { CaseState } from "../../../entities/cases/case-enums";
import { invariant } from "../../../kernel/errors";
import type { MoveOfCases } from "../case-deeds";
import { CASE_MOVES, type CaseVerb } from "../states/case-states";
import { WAITING_VERBS } from "../states/mark-case-waiting";
import type { Moving } from "../states/move-case";

type Move = Pick<MoveOfCases, "wait" | "resume" | "resolve" | "close" | "reopen">;

export function movingOf({ wait, resume, resolve, close, reopen }: Move): Moving {
  if (wait) return { verb: WAITING_VERBS[wait.waitingOn], reason: wait.reason };
  if (resume) return { verb: "resume", reason: resume.reason };
  if (resolve) return { verb: "resolve", reason: resolve.reason };
  if (close) return { verb: "close", reason: close.reason };
  invariant(reopen, "a move of a macro is none of those that there are");
  return { verb: "reopen", reason: reopen.reason };
}

/** A move that lets the case be spoken on again comes before what is said, any other after it. */
export function comesFirst(move: Move): boolean {
  return goalOf(movingOf(move).verb) === CaseState.OPEN;
}

/** Whether the case is already where the move leads: then there is nothing to do, and nothing to refuse. */
export function isThere({ state }: Pick<Case, "state">, move: Move): boolean {
  return goalOf(movingOf(move).verb) === state;
}

function goalOf(verb: CaseVerb): CaseState {
  const move = CASE_MOVES.find((one) => one.verb === verb);
  invariant(move, `no case moves by ${verb}`);
  return move.to;
}
