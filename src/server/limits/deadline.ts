import { LimitError } from "../../kernel/errors";
import { LIMITS } from "./limits";

/** Milliseconds of a clock that never goes back, unlike the time of day. */
export type MonotonicClock = () => number;

export class TookTooLongError extends LimitError {
  constructor() {
    super(
      `The operation took longer than ${LIMITS.milliseconds / 1_000} seconds and was stopped. Ask for less.`,
    );
  }
}

/** When an operation must have started the last of its work. */
export class Deadline {
  private readonly endsAt: number;

  constructor(private readonly clock: MonotonicClock = () => performance.now()) {
    this.endsAt = clock() + LIMITS.milliseconds;
  }

  refuseWhenPassed(): void {
    if (this.clock() > this.endsAt) throw new TookTooLongError();
  }
}
