import {
  DeclineReason,
  RetryAdvice,
  type DeclineGroup,
  type DeclineScheme,
  type PaymentWay,
  type CustomerLanguage,
} from "../../../entities/payments/decline-enums";
import { AdviceCode } from "../../../entities/payments/transaction-enums";
import { DECLINE_REASONS, type Retry } from "./decline-reasons";
import { DECLINE_TEXTS } from "./decline-texts";
import { subjectOfCode } from "./decline-subject";
import type { FoundDecline } from "./find-decline";

/** A decline explained. The first half is for anybody; of the second a customer sees nothing. */
export interface DeclineCard {
  readonly language: CustomerLanguage;
  readonly reason: DeclineReason;
  readonly group: DeclineGroup;
  readonly text: string;
  readonly retry: Retry;
  readonly otherWays: readonly PaymentWay[];

  readonly scheme: DeclineScheme | null;
  readonly code: string | null;
  readonly detail: string;
  readonly isKnown: boolean;
  readonly isConfidential: boolean;
  /** Whether the text is the workspace's own. */
  readonly isOwnText: boolean;
}

/** The workspace's own texts of one language, by what they are for. */
export type OwnTexts = Readonly<Record<string, string>>;

export const NO_OWN_TEXTS: OwnTexts = {};

export function declineCard(
  found: FoundDecline,
  language: CustomerLanguage,
  own: OwnTexts = NO_OWN_TEXTS,
  advice: AdviceCode | null = null,
): DeclineCard {
  const { reason, scheme, code, detail, isKnown, isConfidential } = found;
  const { group, otherWays } = DECLINE_REASONS[reason];
  const ownText = ownTextFor(found, own);
  return {
    language,
    reason,
    group,
    text: ownText ?? DECLINE_TEXTS[reason][language],
    retry: retryOf(found, advice),
    otherWays,
    scheme,
    code,
    detail,
    isKnown,
    isConfidential,
    isOwnText: ownText !== null,
  };
}

/** All that speaks generically speaks with one text, or the text would tell which code it was. */
function ownTextFor({ reason, scheme, code }: FoundDecline, own: OwnTexts): string | null {
  if (reason === DeclineReason.GENERIC || scheme === null || code === null) return own[reason] ?? null;
  return own[subjectOfCode(scheme, code)] ?? own[reason] ?? null;
}

/** The networks fine merchants who try again against advice. Of what is generic it would be told apart by it. */
export function retryOf({ reason, retry }: FoundDecline, advice: AdviceCode | null): Retry {
  const advised = retry ?? DECLINE_REASONS[reason].retry;
  if (reason === DeclineReason.GENERIC || advice !== AdviceCode.DO_NOT_TRY_AGAIN) return advised;
  return { advice: RetryAdvice.NEVER, after: null, attemptsAtMost: null, within: null };
}
