import type { Case } from "../../../entities/cases/case.entity";
import type { CaseWakeReason } from "../../../entities/cases/case-wake-reason";
import { publicId } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { command } from "../../access/operations";
import { lockCase, type CaseReference } from "../lock-case";
import type { Author } from "../record-timeline";
import { stepCase } from "../step-case";

/** Ends a snooze before its time; of a case that is awake, that is no news. */
export const wakeCase = command(
  { name: "case:wake", permission: "case:write" },
  async (ctx: Context, input: CaseReference): Promise<{ case: Case }> => ({
    case: wakeHeld(ctx, await lockCase(ctx, input), "REQUESTED"),
  }),
);

/** Wakes a case that is held, if it is snoozed. */
export function wakeHeld(ctx: Context, held: Case, wakeReason: CaseWakeReason, author?: Author): Case {
  if (held.snoozedAt === null) return held;
  const dueAt = held.snoozedUntil;
  return stepCase(ctx, held, {
    change: { snoozedAt: null, snoozedUntil: null },
    entries: [{ kind: "WOKEN", wakeReason, dueAt }],
    event: {
      type: "case.woken",
      payload: { caseId: publicId("case", held.id), reason: wakeReason, dueAt },
    },
    ...(author && { author }),
  });
}
