import { DeclineText } from "../../../entities/payments/decline-text.entity";
import type { CustomerLanguage } from "../../../entities/payments/decline-enums";
import { violatedUnique } from "../../../kernel/database/database-errors";
import { insertRow, updateRow } from "../../../kernel/database/store";
import { table } from "../../../kernel/database/table";
import { BusyError, InvalidError, VersionConflictError } from "../../../kernel/errors";
import { safeText } from "../../../kernel/firewall/admit";
import type { SafeText } from "../../../kernel/firewall/safe-text";
import type { Context } from "../../access/actor";
import { command } from "../../access/operations";
import { recordEvent } from "../../events/record-event";
import "./decline-text-events";
import { subjectOf, type SubjectInput } from "./decline-subject";
import { forbiddenWord } from "./forbidden-words";
import { lockOwnText } from "./own-decline-texts";

const texts = table(DeclineText);

export interface SetDeclineTextInput extends SubjectInput {
  readonly code?: SafeText | null;
  readonly language: CustomerLanguage;
  readonly text: SafeText;
  readonly expectedVersion?: number | null;
}

/** Sets what customers read of a decline, in place of our own text. */
export const setDeclineText = command(
  { name: "declineText:set", permission: "workspace:write", exact: ["code"] },
  async (ctx: Context, input: SetDeclineTextInput): Promise<{ readonly declineText: DeclineText }> => {
    const { language, expectedVersion } = input;
    const { subject, reason, scheme, code } = subjectOf(input);
    const text = input.text.trim();
    refuseForbiddenWords(text);
    const known = await lockOwnText(ctx, language, subject);
    refuseStale(known, expectedVersion);
    if (known?.text === text) return { declineText: known };
    const values = { language, subject, reason, scheme, code: code === null ? null : safeText(code), text };
    const declineText = await (known
      ? updateRow(ctx, texts, known.id, { text })
      : insertRow(ctx, texts, { id: ctx.newId(), ...values }).catch(refuseSecond));
    const { id, version } = declineText;
    recordEvent(ctx, "decline_text.set", { type: "declineText", id, version }, { subject, language });
    return { declineText };
  },
);

export function refuseStale(known: DeclineText | null, expected: number | null | undefined): void {
  const current = known?.version ?? 0;
  if (expected != null && expected !== current)
    throw new VersionConflictError("decline text", expected, current);
}

function refuseForbiddenWords(text: string): void {
  const word = forbiddenWord(text);
  if (word !== null)
    throw new InvalidError(
      "text",
      `No customer may read "${word}": whoever holds the card may not be its owner, and an honest payer would be accused. Ask them to contact their bank instead.`,
    );
}

function refuseSecond(error: unknown): never {
  throw violatedUnique(error) === null
    ? error
    : new BusyError("Another request is setting this text. Send this one again.");
}
