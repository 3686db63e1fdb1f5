import type { DeclineScheme } from "../../../entities/payments/decline-enums";
import { firstRow } from "../../../kernel/database/database";
import { sql } from "../../../kernel/database/sql";
import { ForbiddenError } from "../../../kernel/errors";
import { isStaff, type Context } from "../../access/actor";
import { query } from "../../access/operations";
import { declineCard, NO_OWN_TEXTS, type DeclineCard, type OwnTexts } from "./decline-card";
import { findDecline } from "./find-decline";
import { ownTextsIn } from "./own-decline-texts";
import { customerLanguage } from "./customer-language";

export interface ExplainDeclineInput {
  readonly code: string;
  /** Told by the code's form unless given. */
  readonly scheme?: DeclineScheme | null;
  readonly locale?: string | null;
}

/** What a code means, for whoever has only that: a mail of the acquirer, a line of a log. */
export const explainDecline = query(
  { name: "decline:explain", permission: "transaction:read" },
  async (ctx: Context, { code, scheme, locale }: ExplainDeclineInput): Promise<DeclineCard> => {
    if (!isStaff(ctx.actor))
      throw new ForbiddenError("Only the staff of the workspace may ask what a code means.");
    const language = customerLanguage(locale);
    const row = await firstRow<{ readonly own: OwnTexts | null }>(
      ctx.db,
      sql`select ${ownTextsIn(ctx, language)} as "own"`,
    );
    return declineCard(findDecline(code, scheme ?? null), language, row?.own ?? NO_OWN_TEXTS);
  },
);
