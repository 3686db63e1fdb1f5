import { ErrorCode, Refusal } from "../../../kernel/errors";

/** A live workspace's time is everybody's. */
export class LiveTimeError extends Refusal {
  readonly code = ErrorCode.ILLEGAL_STATE;
  override readonly details = { mode: "LIVE" };

  constructor() {
    super(
      "Time can be advanced in a test workspace only; this one is live. Set up another one to try things out.",
    );
  }
}
