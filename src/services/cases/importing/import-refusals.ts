import type { CaseState } from "../../../entities/cases/case-enums";
import { ErrorCode, Refusal } from "../../../kernel/errors";
import { legalCaseMoves } from "../states/case-states";

/** No case moves so, wherever it comes from. */
export class ImportedMoveError extends Refusal {
  readonly code = ErrorCode.ILLEGAL_STATE;
  override readonly details: Readonly<Record<string, unknown>>;

  constructor(
    override readonly field: readonly string[],
    from: CaseState,
    to: CaseState,
  ) {
    const legal = [...new Set(legalCaseMoves(from).map((move) => move.to))];
    super(`A case that is ${from} at this time cannot become ${to}; legal next states: ${legal.join(", ")}.`);
    this.details = { from, to, legal };
  }
}

/** Nothing is said on a closed case, but among staff. */
export class SaidWhenClosedError extends Refusal {
  readonly code = ErrorCode.ILLEGAL_STATE;
  override readonly details = { from: "CLOSED", legal: ["OPEN"] };

  constructor(override readonly field: readonly string[]) {
    super("The case is closed at this time: tell first how it was opened again, or make it a note.");
  }
}
