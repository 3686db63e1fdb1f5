import { Refusal, type ErrorCode } from "../../../kernel/errors";
import { safely } from "../../../kernel/firewall/admit";
import type { Redaction } from "../../../kernel/firewall/redaction";
import type { Raw } from "../../../kernel/firewall/safe-text";
import type { Feedback } from "../../../entities/feedback/feedback.entity";
import type { Context } from "../../access/actor";
import { commandOfCommands } from "../../access/operations";
import { holdExternalIds, recordFeedback, type GivenFeedback } from "./record-feedback";

export interface ImportFeedbackInput {
  readonly feedback: readonly Raw<GivenFeedback>[];
}

interface Refused {
  readonly code: ErrorCode;
  readonly message: string;
  readonly field: readonly string[] | null;
  readonly details: Readonly<Record<string, unknown>>;
}

/** What became of one of them. */
export interface ImportedFeedback {
  readonly feedback: Feedback | null;
  /** Null when it was refused, false when it was known by its external id. */
  readonly created: boolean | null;
  readonly userErrors: readonly Refused[];
  readonly redactions: readonly Redaction[];
}

/** Records many at once; one that is refused leaves the others as they are. */
export const importFeedback = commandOfCommands(
  { name: "feedback:import", permission: "feedback:write" },
  async (
    ctx: Context,
    { feedback }: ImportFeedbackInput,
  ): Promise<{ readonly results: readonly ImportedFeedback[] }> => {
    const ids = feedback.flatMap(({ externalId }) => (externalId ? safely(externalId) : []));
    await holdExternalIds(ctx, ids);
    const results: ImportedFeedback[] = [];
    // One after the other: two of one external id are one, and the second finds the first.
    for (const one of feedback) results.push(await imported(ctx, one));
    return { results };
  },
);

async function imported(ctx: Context, one: Raw<GivenFeedback>): Promise<ImportedFeedback> {
  try {
    const recorded = await ctx.db.attempt(() => recordFeedback.body(ctx, one));
    return { ...recorded, userErrors: [] };
  } catch (error) {
    // What may succeed when it is sent again, and our own faults, are no result of one of them.
    if (!(error instanceof Refusal) || error.retryable) throw error;
    const { code, message, field, details } = error;
    return {
      feedback: null,
      created: null,
      userErrors: [{ code, message, field, details }],
      redactions: [],
    };
  }
}
