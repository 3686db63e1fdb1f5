import type { Uuid } from "../../../kernel/ids";
import type { Reaction } from "../../access/reaction";
import { followCases } from "./follow-cases";

/** Lets clocks follow what happens to their cases. */
export const keepClocks: Reaction = {
  name: "keepClocks",
  react: (ctx, events) => followCases(ctx, [...new Set(events.flatMap(caseOf))]),
};

/** Every step of a case is an event of the case itself. */
function caseOf({
  aggregateType,
  aggregateId,
}: {
  readonly aggregateType: string;
  readonly aggregateId: Uuid;
}) {
  return aggregateType === "case" ? [aggregateId] : [];
}
