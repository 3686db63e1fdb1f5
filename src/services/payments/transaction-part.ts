import type {
  AdviceCode,
  RiskLevel,
  TransactionDirection,
  TransactionPartKind,
  TransactionRail,
} from "../../entities/payments/transaction-enums";

/** Minor units of the currency as decimal digits, never negative: JSON, where facts are kept, has no bigint. */
export type MinorText = string;

/** When and by which event the provider showed us an object in this shape. */
export interface Snapshot {
  readonly occurredAt: Date;
  /** Providers stamp whole seconds: within one, the snapshot that is further along is the newer one. */
  readonly rank: number;
  readonly eventId: string;
}

interface PartOf<Kind extends TransactionPartKind, Facts> extends Snapshot {
  readonly kind: Kind;
  /** The provider's id of the object. */
  readonly providerId: string;
  /** When the provider made the object, which orders attempts and refunds among themselves. */
  readonly createdAt: Date;
  readonly facts: Facts;
}

interface MoneyFacts {
  /** ISO 4217, upper case; null when we do not know its decimals, and the amounts are the provider's own. */
  readonly currency: string | null;
  readonly amountMinor: MinorText;
}

/** What may be kept of a payment method: enough to recognise it, not enough to use it. */
export interface MethodFacts {
  /** The provider's own word, such as `sepa_debit`. */
  readonly type: string | null;
  readonly brand: string | null;
  readonly lastFour: string | null;
  readonly expiryMonth: number | null;
  readonly expiryYear: number | null;
  /** The phone or browser wallet that holds the card, such as `apple_pay`. */
  readonly wallet: string | null;
  readonly bankName: string | null;
  /** A bank account, all but its last four characters masked. */
  readonly maskedAccount: string | null;
  readonly chain: string | null;
  readonly chainHash: string | null;
}

export interface DeclineFacts {
  /** The most specific reason the provider gives, in its own words: `insufficient_funds`. */
  readonly code: string | null;
  /** The raw code of the card network: `51`. */
  readonly networkCode: string | null;
  readonly adviceCode: AdviceCode | null;
}

export interface RiskFacts {
  readonly level: RiskLevel | null;
  /** 0 to 100. */
  readonly score: number | null;
}

export type AttemptStatus = "WAITING" | "PROCESSING" | "AUTHORISED" | "FAILED" | "CANCELLED" | "CAPTURED";

interface AttemptFacts extends MoneyFacts {
  readonly status: AttemptStatus;
  readonly capturedMinor: MinorText;
  /** Authorised money that was let go at or before capture. Providers count it among the refunds. */
  readonly releasedMinor: MinorText;
  readonly rail: TransactionRail | null;
  readonly method: MethodFacts | null;
  readonly decline: DeclineFacts | null;
  /** The payer's id at the provider. */
  readonly payerId: string | null;
}

export type PaymentPart = PartOf<"PAYMENT", AttemptFacts & { readonly latestChargeId: string | null }>;

export type ChargePart = PartOf<
  "CHARGE",
  AttemptFacts & { readonly refundedMinor: MinorText; readonly risk: RiskFacts | null }
>;

export type RefundPart = PartOf<
  "REFUND",
  MoneyFacts & {
    readonly status: "PENDING" | "SUCCEEDED" | "FAILED" | "CANCELLED";
    readonly reason: string | null;
    readonly failureReason: string | null;
    /** By which the payer's bank finds the refund; on card networks the ARN. */
    readonly traceNumber: string | null;
    /** False when the same refund could as well be the release of a hold that was never captured. */
    readonly provesCapture: boolean;
  }
>;

/** Each stage waits for evidence anew, until a date of its own. */
export type DisputeStage = "INQUIRY" | "CHARGEBACK" | "APPEAL";

export type DisputePart = PartOf<
  "DISPUTE",
  MoneyFacts & {
    readonly status: "OPEN" | "WON" | "LOST" | "CLOSED";
    /** The bank only asks; no money has moved. */
    readonly isInquiry: boolean;
    readonly reason: string | null;
    readonly networkReasonCode: string | null;
    /** ISO 8601: when the answer must be with the provider. */
    readonly dueAt: string | null;
    /** At which stage evidence is waited for; null while the bank decides, and once it has. */
    readonly asksAt: DisputeStage | null;
    /** Whether evidence was submitted, be it at an earlier stage. */
    readonly wasAnswered: boolean;
  }
>;

export type PayoutPart = PartOf<
  "PAYOUT",
  MoneyFacts & {
    readonly status: "PROCESSING" | "CAPTURED" | "FAILED" | "CANCELLED" | "REVERSED";
    readonly direction: TransactionDirection;
    readonly rail: TransactionRail | null;
    readonly failureCode: string | null;
    readonly traceNumber: string | null;
  }
>;

export type ReviewPart = PartOf<"REVIEW", { readonly isOpen: boolean; readonly reason: string | null }>;

export type FraudWarningPart = PartOf<"FRAUD_WARNING", { readonly fraudType: string }>;

export type TransactionPart =
  PaymentPart | ChargePart | RefundPart | DisputePart | PayoutPart | ReviewPart | FraudWarningPart;
