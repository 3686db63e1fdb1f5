import type Stripe from "stripe";
import { AdviceCode, RiskLevel } from "../../../entities/payments/transaction-enums";
import type { DeclineFacts, RiskFacts } from "../transaction-part";
import { translate } from "./stripe-object";

const ADVICE_CODES: Readonly<Record<string, AdviceCode>> = {
  confirm_card_data: AdviceCode.CONFIRM_CARD_DATA,
  do_not_try_again: AdviceCode.DO_NOT_TRY_AGAIN,
  try_again_later: AdviceCode.TRY_AGAIN_LATER,
};

const RISK_LEVELS: Readonly<Record<string, RiskLevel>> = {
  normal: RiskLevel.NORMAL,
  elevated: RiskLevel.ELEVATED,
  highest: RiskLevel.HIGHEST,
  not_assessed: RiskLevel.NOT_ASSESSED,
  unknown: RiskLevel.UNKNOWN,
};

/** A charge tells the bank's reason in its outcome; `failure_code` is often no more than `card_declined`. */
export function declineOfCharge({ status, outcome, failure_code }: Stripe.Charge): DeclineFacts | null {
  if (status !== "failed") return null;
  return {
    code: outcome?.reason ?? failure_code ?? null,
    networkCode: outcome?.network_decline_code ?? null,
    adviceCode: translate(ADVICE_CODES, outcome?.advice_code, null),
  };
}

export function declineOfIntent({ last_payment_error: error }: Stripe.PaymentIntent): DeclineFacts | null {
  if (!error) return null;
  return {
    code: error.decline_code ?? error.code ?? error.type ?? null,
    networkCode: error.network_decline_code ?? null,
    adviceCode: translate(ADVICE_CODES, error.advice_code, null),
  };
}

export function riskOfCharge({ outcome }: Stripe.Charge): RiskFacts | null {
  if (outcome?.risk_level == null && outcome?.risk_score == null) return null;
  return {
    level: translate(RISK_LEVELS, outcome.risk_level, null),
    score: scoreIn(outcome.risk_score),
  };
}

function scoreIn(score: unknown): number | null {
  return Number.isInteger(score) && Number(score) >= 0 && Number(score) <= 100 ? Number(score) : null;
}
