import type { Reaction } from "../../access/reaction";
import { followCases } from "./follow-cases";

/** Lets clocks follow what happens to their cases: every step of a case is an event of the case itself. */
export const keepClocks: Reaction = {
  name: "keepClocks",
  of: { aggregateType: "case" },
  react: (ctx, events) => followCases(ctx, [...new Set(events.map(({ aggregateId }) => aggregateId))]),
};
