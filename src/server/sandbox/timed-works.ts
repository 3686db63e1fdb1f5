import type { TimedWork } from "../../services/access/timed-work";
import { COUNTING_HISTORIES } from "../../services/analytics/checking/count-histories";
import { WAKING_CASES } from "../../services/cases/snooze/wake-due-cases";
import { FIRING_CLOCKS, SWEEPING_CLOCKS } from "../../services/clocks/following/timed-clocks";
import { WORKING_OFF_INVITATIONS } from "../../services/feedback/invitations/work-off-invitations";
import { RUNNING_SIMULATIONS } from "../../services/clocks/simulation/run-simulations";
import { retryParked } from "../../services/log/react-next";
import { REACTIONS } from "../events/reactions";

/** All that falls due by the clock alone. */
export const TIMED_WORKS: readonly TimedWork[] = [
  WAKING_CASES,
  FIRING_CLOCKS,
  SWEEPING_CLOCKS,
  WORKING_OFF_INVITATIONS,
  RUNNING_SIMULATIONS,
  COUNTING_HISTORIES,
  { name: "retryParkedEvents", operation: retryParked(REACTIONS), nextDue: null },
];
