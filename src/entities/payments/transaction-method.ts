/** What may be kept of a payment method: enough to recognise it, not enough to use it. */
export interface TransactionMethod {
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
