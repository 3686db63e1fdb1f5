import { newerSnapshot } from "./newest-snapshots";
import type {
  ChargePart,
  DisputePart,
  FraudWarningPart,
  PaymentPart,
  RefundPart,
  ReviewPart,
  TransactionPart,
} from "./transaction-part";

/** The parts of one payment, sorted by what they are; within a sort, oldest object first. */
export interface PaymentParts {
  readonly payment: PaymentPart | null;
  readonly charges: readonly ChargePart[];
  /** The charge that tells what was paid and how: the one that succeeded, else the latest attempt. */
  readonly leadingCharge: ChargePart | null;
  readonly refunds: readonly RefundPart[];
  readonly disputes: readonly DisputePart[];
  readonly reviews: readonly ReviewPart[];
  readonly fraudWarnings: readonly FraudWarningPart[];
}

export function sortPaymentParts(parts: readonly TransactionPart[]): PaymentParts {
  const charges = partsOfKind(parts, "CHARGE");
  return {
    payment: partsOfKind(parts, "PAYMENT").at(-1) ?? null,
    charges,
    leadingCharge: leadingOf(charges),
    refunds: partsOfKind(parts, "REFUND"),
    disputes: partsOfKind(parts, "DISPUTE"),
    reviews: partsOfKind(parts, "REVIEW"),
    fraudWarnings: partsOfKind(parts, "FRAUD_WARNING"),
  };
}

/** What was last heard of the attempt to pay: from the payment or from its latest charge. */
export function latestAttempt({ payment, charges }: PaymentParts): PaymentPart | ChargePart | null {
  const charge = charges.at(-1) ?? null;
  if (!payment || !charge) return payment ?? charge;
  return newerSnapshot<PaymentPart | ChargePart>(payment, charge);
}

/** Only captured money is refunded or disputed, even where the report of the capture is still on its way. */
export function isProvenCaptured({ refunds, disputes }: PaymentParts): boolean {
  return disputes.length > 0 || refunds.some(({ facts }) => facts.provesCapture);
}

function leadingOf(charges: readonly ChargePart[]): ChargePart | null {
  const succeeded = charges.filter(
    ({ facts }) => facts.status === "CAPTURED" || facts.status === "AUTHORISED",
  );
  return succeeded.at(-1) ?? charges.at(-1) ?? null;
}

function partsOfKind<Kind extends TransactionPart["kind"]>(parts: readonly TransactionPart[], kind: Kind) {
  return parts.filter((part): part is Extract<TransactionPart, { kind: Kind }> => part.kind === kind);
}
