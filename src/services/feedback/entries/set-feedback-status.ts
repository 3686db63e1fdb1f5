import type { FeedbackStatus } from "../../../entities/feedback/feedback-enums";
import type { Feedback } from "../../../entities/feedback/feedback.entity";
import { lockRow, updateRow } from "../../../kernel/database/store";
import { IllegalStateError, InvalidError } from "../../../kernel/errors";
import type { SafeText } from "../../../kernel/firewall/safe-text";
import { publicId, type Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { command } from "../../access/operations";
import { recordEvent } from "../../events/record-event";
import "../feedback-events";
import { FEEDBACK } from "./read-feedback";

/** What was done stays done; all else may be thought over, but nothing becomes new again. */
const MOVES: Readonly<Record<FeedbackStatus, readonly FeedbackStatus[]>> = {
  NEW: ["ACKNOWLEDGED", "PLANNED", "DONE", "DECLINED"],
  ACKNOWLEDGED: ["PLANNED", "DONE", "DECLINED"],
  PLANNED: ["ACKNOWLEDGED", "DONE", "DECLINED"],
  DECLINED: ["ACKNOWLEDGED", "PLANNED", "DONE"],
  DONE: [],
};

export interface SetFeedbackStatusInput {
  readonly feedbackId: Uuid;
  readonly status: FeedbackStatus;
  /** For the customer: what became of it. */
  readonly text?: SafeText | null;
  readonly expectedVersion?: number | null;
}

/** Says what becomes of the feedback: "you said, we did". */
export const setFeedbackStatus = command(
  { name: "feedback:setStatus", permission: "feedback:write" },
  async (
    ctx: Context,
    { feedbackId, status, text, expectedVersion }: SetFeedbackStatusInput,
  ): Promise<{ readonly feedback: Feedback }> => {
    const known = await lockRow(ctx, FEEDBACK, "feedback", feedbackId, expectedVersion);
    const from = known.status;
    if (from !== status && !MOVES[from].includes(status))
      throw new IllegalStateError("feedback", from, status, MOVES[from]);
    const statusText = text?.trim() ?? known.statusText;
    if ((status === "DONE" || status === "DECLINED") && statusText === null)
      throw new InvalidError("text", "Tell the customer what was done, or why it was not.");
    const feedback = await updateRow(ctx, FEEDBACK, known.id, { status, statusText });
    const aggregate = { type: "feedback", id: feedback.id, version: feedback.version };
    const payload = { feedbackId: publicId("fb", feedback.id), from, to: status };
    recordEvent(ctx, "feedback.status_changed", aggregate, payload);
    return { feedback };
  },
);
