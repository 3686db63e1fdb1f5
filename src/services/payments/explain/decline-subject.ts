import { DeclineReason, type DeclineScheme } from "../../../entities/payments/decline-enums";
import { InvalidError } from "../../../kernel/errors";
import { findDecline } from "./find-decline";

/** What an own text is for: a reason with all of its codes, or one code. Exactly one of the two is given. */
export interface SubjectInput {
  readonly reason?: DeclineReason | null;
  readonly scheme?: DeclineScheme | null;
  readonly code?: string | null;
}

export interface Subject {
  readonly subject: string;
  readonly reason: DeclineReason;
  readonly scheme: DeclineScheme | null;
  readonly code: string | null;
}

export function subjectOfCode(scheme: DeclineScheme, code: string): string {
  return `${scheme}:${code}`;
}

/** Refuses what can have no text of its own. */
export function subjectOf({ reason, scheme, code }: SubjectInput): Subject {
  if ((reason == null) === (code == null))
    throw new InvalidError("reason", "Give either `reason` or `code`.");
  if (reason != null) {
    if (scheme != null) throw new InvalidError("scheme", "A scheme goes with `code`, not with `reason`.");
    return { subject: reason, reason, scheme: null, code: null };
  }
  const found = findDecline(code ?? null, scheme ?? null);
  if (!found.isKnown || found.scheme === null || found.code === null)
    throw new InvalidError("code", "This code is not known; it reads as the reason GENERIC.");
  if (found.isConfidential)
    throw new InvalidError(
      "code",
      "The true reason of this code must never reach a customer, and a text of its own would give it away. It always reads as the reason GENERIC: set the text of that.",
    );
  if (found.reason === DeclineReason.GENERIC)
    throw new InvalidError(
      "code",
      "This code reads as the reason GENERIC together with those that must not be told; a text of its own would tell them apart. Set the text of GENERIC.",
    );
  const { scheme: inScheme, code: written } = found;
  return { subject: subjectOfCode(inScheme, written), reason: found.reason, scheme: inScheme, code: written };
}
