import type { LoggedEvent } from "../../entities/events/logged-event.entity";

/** All that happened in one workspace from one place of its log to another. */
export interface LogStretch {
  /** Between this position and the first of the events there is none that is left out. */
  readonly after: bigint;
  /** Nor between the last of them and this one. */
  readonly through: bigint;
  readonly events: readonly LoggedEvent[];
}
