import { CardDataKind } from "../../../kernel/firewall/mask-card-data";
import type { Redaction } from "../../../kernel/firewall/redaction";
import type { SafeText } from "../../../kernel/firewall/safe-text";
import { maskSplitNumbers } from "../../../kernel/firewall/split-numbers";

export interface OpeningWords<Body> {
  readonly subject: SafeText;
  readonly body: Body;
  readonly redactions: readonly Redaction[];
}

/** A case's subject and first message, read one after the other as they are: without a number that is cut in two by them. */
export function openingWords<Body extends SafeText | null | undefined>(
  subject: SafeText,
  body: Body,
): OpeningWords<Body | SafeText> {
  if (!body) return { subject, body, redactions: [] };
  const [maskedSubject = subject, maskedBody = body] = maskSplitNumbers([subject, body]);
  if (maskedSubject === subject && maskedBody === body) return { subject, body, redactions: [] };
  const redactions = [
    { field: ["subject"], isMasked: maskedSubject !== subject },
    { field: ["body"], isMasked: maskedBody !== body },
  ].flatMap(({ field, isMasked }) => (isMasked ? [{ field, kind: CardDataKind.CARD_NUMBER, count: 1 }] : []));
  return { subject: maskedSubject, body: maskedBody, redactions };
}
