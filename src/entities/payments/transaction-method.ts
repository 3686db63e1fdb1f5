import type { SafeText } from "../../kernel/firewall/safe-text";

/** What may be kept of a payment method: enough to recognise it, not enough to use it. */
export interface TransactionMethod {
  /** The provider's own word, such as `sepa_debit`. */
  readonly type: SafeText | null;
  readonly brand: SafeText | null;
  readonly lastFour: SafeText | null;
  readonly expiryMonth: number | null;
  readonly expiryYear: number | null;
  /** The phone or browser wallet that holds the card, such as `apple_pay`. */
  readonly wallet: SafeText | null;
  readonly bankName: SafeText | null;
  /** A bank account, all but its last four characters masked. */
  readonly maskedAccount: SafeText | null;
  readonly chain: SafeText | null;
  readonly chainHash: SafeText | null;
}
