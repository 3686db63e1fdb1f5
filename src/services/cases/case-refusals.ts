import { CaseState } from "../../entities/cases/case-enums";
import { ErrorCode, Refusal } from "../../kernel/errors";
import { publicId, type Uuid } from "../../kernel/ids";
import { legalCaseMoves, type CaseVerb } from "./states/case-states";

/** The verbs as the API's mutations, which is what a caller can do next. */
const MUTATIONS: Readonly<Record<CaseVerb, string>> = {
  waitOnCustomer: "markCaseWaiting(waitingOn: CUSTOMER)",
  waitOnThirdParty: "markCaseWaiting(waitingOn: THIRD_PARTY)",
  resume: "resumeCase",
  resolve: "resolveCase",
  close: "closeCase",
  reopen: "reopenCase",
};

/** The state table does not list this verb for the state that the case is in. */
export class IllegalCaseMoveError extends Refusal {
  readonly code = ErrorCode.ILLEGAL_STATE;
  override readonly details: Readonly<Record<string, unknown>>;

  constructor(from: CaseState, verb: CaseVerb) {
    const moves = legalCaseMoves(from);
    const legalMoves = moves.map((move) => MUTATIONS[move.verb]);
    super(`${MUTATIONS[verb]} does not apply to a case that is ${from}; legal: ${legalMoves.join(", ")}.`);
    this.details = { from, legal: moves.map(({ to }) => to), legalMoves };
  }
}

/** What is over cannot be laid aside until later. */
export class CaseEndedError extends Refusal {
  readonly code = ErrorCode.ILLEGAL_STATE;
  override readonly field = ["caseId"];
  override readonly details: Readonly<Record<string, unknown>>;

  constructor(state: CaseState) {
    super(`A case that is ${state} cannot be snoozed: take it up again with reopenCase first.`);
    this.details = { from: state, legal: [CaseState.OPEN], legalMoves: [MUTATIONS.reopen] };
  }
}

/** What goes on is spoken of on the case itself. */
export class CaseNotClosedError extends Refusal {
  readonly code = ErrorCode.ILLEGAL_STATE;
  override readonly field = ["caseId"];
  override readonly details: Readonly<Record<string, unknown>>;

  constructor(state: CaseState) {
    super(`Only a closed case is followed up, and this one is ${state}: say it there with replyToCase.`);
    this.details = { from: state, legal: [], legalMoves: ["replyToCase"] };
  }
}

/** Nobody reads a closed case, so nothing may be said on it. */
export class CaseClosedError extends Refusal {
  readonly code = ErrorCode.ILLEGAL_STATE;
  override readonly field: readonly string[];
  override readonly details = { from: "CLOSED", legal: ["OPEN"], legalMoves: ["reopenCase", "followUpCase"] };

  constructor(field = "caseId") {
    super(
      "This case is closed: go on in a new one with followUpCase. Staff may reopen this one with reopenCase.",
    );
    this.field = [field];
  }
}

/** What was said on a merged case stands on the other one, and so does what is done. */
export class CaseMergedError extends Refusal {
  readonly code = ErrorCode.ILLEGAL_STATE;
  override readonly field: readonly string[];
  override readonly details: Readonly<Record<string, unknown>>;

  constructor(
    standingId: Uuid,
    {
      field = "caseId",
      canBeUndone = false,
    }: { readonly field?: string | undefined; readonly canBeUndone?: boolean } = {},
  ) {
    const mergedInto = publicId("case", standingId);
    const undoing = canBeUndone ? ", or take it out again with undoMerge" : "";
    super(`This case was merged into ${mergedInto}: go on there${undoing}.`);
    this.field = [field];
    this.details = { mergedInto, legalMoves: canBeUndone ? ["undoMerge"] : [] };
  }
}
