import type { TimedWork } from "../../services/access/timed-work";
import { WAKING_CASES } from "../../services/cases/snooze/wake-due-cases";
import { FIRING_CLOCKS, SWEEPING_CLOCKS } from "../../services/clocks/following/timed-clocks";
import { retryParked } from "../../services/log/react-next";
import { REACTIONS } from "../events/reactions";

/** All that falls due by the clock alone. */
export const TIMED_WORKS: readonly TimedWork[] = [
  WAKING_CASES,
  FIRING_CLOCKS,
  SWEEPING_CLOCKS,
  { name: "retryParkedEvents", operation: retryParked(REACTIONS), nextDue: null },
];
