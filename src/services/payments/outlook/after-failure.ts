import { RetryAdvice } from "../../../entities/payments/decline-enums";
import { CustomerAction } from "../../../entities/payments/whereabouts-enums";
import { DECLINE_REASONS } from "../explain/decline-reasons";
import { retryOf } from "../explain/decline-card";
import { toldDecline } from "../explain/find-decline";
import type { MoneyFacts } from "./money-facts";
import { isWithoutBank } from "./situation";

/** What a customer may try after a payment failed: as the explanation of its decline advises. */
export function afterFailure(facts: MoneyFacts): CustomerAction {
  const { declineCode, networkDeclineCode, adviceCode } = facts;
  const isDeclined = declineCode !== null || networkDeclineCode !== null;
  // Where no bank could decline, a payment ran out of time, and the next one need not.
  if (!isDeclined && isWithoutBank(facts)) return CustomerAction.TRY_AGAIN;
  const decline = toldDecline({ declineCode, networkDeclineCode });
  if (retryOf(decline, adviceCode).advice !== RetryAdvice.NEVER) return CustomerAction.TRY_AGAIN;
  const { otherWays } = DECLINE_REASONS[decline.reason];
  return otherWays.length > 0 ? CustomerAction.PAY_ANOTHER_WAY : CustomerAction.CONTACT_US;
}
