import type { TimedWork } from "../../services/access/timed-work";
import { WAKING_CASES } from "../../services/cases/snooze/wake-due-cases";
import { retryParked } from "../../services/log/react-next";
import { REACTIONS } from "../events/reactions";

/** All that falls due by the clock alone. */
export const TIMED_WORKS: readonly TimedWork[] = [
  WAKING_CASES,
  { name: "retryParkedEvents", operation: retryParked(REACTIONS), nextDue: null },
];
