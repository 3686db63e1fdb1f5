import type { CaseState } from "../../../entities/cases/case-enums";
import { ErrorCode, Refusal } from "../../../kernel/errors";

/** What a policy asks for follows from the policy and from what happens on the case. */
export class NotSetByHandError extends Refusal {
  readonly code = ErrorCode.ILLEGAL_STATE;
  override readonly field = ["clockId"];

  constructor(what: string) {
    super(`${what} Only what setDeadline set, or a provider's date, can be changed so.`);
  }
}

export class ClockOverError extends Refusal {
  readonly code = ErrorCode.ILLEGAL_STATE;
  override readonly field = ["clockId"];
}

/** Nothing has to be done any more on a case that has ended. */
export class DeadlineOfEndedCaseError extends Refusal {
  readonly code = ErrorCode.ILLEGAL_STATE;
  override readonly field = ["caseId"];
  override readonly details: Readonly<Record<string, unknown>>;

  constructor(state: CaseState) {
    super(
      `The case is ${state}, and nothing on it has a date any more: take it up again with reopenCase first.`,
    );
    this.details = { from: state, legalMoves: ["reopenCase"] };
  }
}

export class NoDutyError extends Refusal {
  readonly code = ErrorCode.ILLEGAL_STATE;
  override readonly field = ["clockId"];

  constructor() {
    super("Only an OBLIGATION ends because somebody says so; other clocks see for themselves.");
  }
}
