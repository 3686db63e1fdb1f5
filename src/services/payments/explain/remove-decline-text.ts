import type { CustomerLanguage } from "../../../entities/payments/decline-enums";
import { sql } from "../../../kernel/database/sql";
import type { SafeText } from "../../../kernel/firewall/safe-text";
import { publicId } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { command } from "../../access/operations";
import { recordEvent } from "../../events/record-event";
import "./decline-text-events";
import { subjectOf, type SubjectInput } from "./decline-subject";
import { lockOwnText } from "./own-decline-texts";
import { refuseStale } from "./set-decline-text";

export interface RemoveDeclineTextInput extends SubjectInput {
  readonly code?: SafeText | null;
  readonly language: CustomerLanguage;
  readonly expectedVersion?: number | null;
}

/** From then on customers read our text again. Safe to repeat. */
export const removeDeclineText = command(
  { name: "declineText:remove", permission: "workspace:write", exact: ["code"] },
  async (
    ctx: Context,
    input: RemoveDeclineTextInput,
  ): Promise<{ readonly removedDeclineTextId: string | null }> => {
    const { subject } = subjectOf(input);
    const known = await lockOwnText(ctx, input.language, subject);
    refuseStale(known, input.expectedVersion);
    if (!known) return { removedDeclineTextId: null };
    await ctx.db.rows(sql`delete from decline_texts where ${ctx.inWorkspace()} and id = ${known.id}`);
    recordEvent(
      ctx,
      "decline_text.removed",
      { type: "declineText", id: known.id, version: known.version + 1 },
      { subject, language: known.language },
    );
    return { removedDeclineTextId: publicId("dtext", known.id) };
  },
);
