import {
  TransactionDirection,
  TransactionKind,
  TransactionState,
} from "../../entities/payments/transaction-enums";
import type { DerivedTransaction } from "./derived-transaction";
import { paymentAmounts } from "./payment-amounts";
import type { PaymentParts } from "./payment-parts";
import { paymentState } from "./payment-state";
import type { ChargePart, DeclineFacts, PaymentPart } from "./transaction-part";

export function derivePayment(parts: PaymentParts): Omit<DerivedTransaction, "startedAt"> {
  const { payment, leadingCharge, refunds, fraudWarnings } = parts;
  const amounts = paymentAmounts(parts);
  const state = paymentState(parts, amounts);
  const isOver = state === TransactionState.FAILED || state === TransactionState.CANCELLED;
  return {
    ...amounts,
    kind: TransactionKind.PAYMENT,
    direction: TransactionDirection.IN,
    state,
    rail: leadingCharge?.facts.rail ?? payment?.facts.rail ?? null,
    method: leadingCharge?.facts.method ?? payment?.facts.method ?? null,
    // A decline that a later attempt made good would only mislead.
    decline: isOver ? latestDecline(parts) : null,
    risk: leadingCharge?.facts.risk ?? null,
    fraudWarning: fraudWarnings.at(-1)?.facts.fraudType ?? null,
    traceNumber: refunds.findLast(({ facts }) => facts.traceNumber)?.facts.traceNumber ?? null,
    payerId: payment?.facts.payerId ?? leadingCharge?.facts.payerId ?? null,
  };
}

/** Of the same second, the charge's: it quotes the network, where the payment may only repeat the gist. */
function latestDecline({ payment, charges }: PaymentParts): DeclineFacts | null {
  const declined = [...(payment ? [payment] : []), ...charges].filter(({ facts }) => facts.decline);
  const latest = declined.reduce<PaymentPart | ChargePart | null>(
    (newest, part) => (newest && newest.occurredAt > part.occurredAt ? newest : part),
    null,
  );
  return latest?.facts.decline ?? null;
}
