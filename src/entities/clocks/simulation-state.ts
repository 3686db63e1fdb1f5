export const SimulationState = {
  RUNNING: "RUNNING",
  DONE: "DONE",
  /** It could not be brought to its end; what was found until then stays. */
  FAILED: "FAILED",
  CANCELLED: "CANCELLED",
} as const;
export type SimulationState = (typeof SimulationState)[keyof typeof SimulationState];
