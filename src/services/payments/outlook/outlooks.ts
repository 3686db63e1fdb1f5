import { CustomerAction, MoneyEvent, MoneyHolder } from "../../../entities/payments/whereabouts-enums";
import { TransactionRail } from "../../../entities/payments/transaction-enums";
import type { Situation } from "./situation";
import type { ExpectedEvent } from "./spans";

/** What follows from where the money stands. */
export interface Outlook {
  readonly holder: MoneyHolder;
  /** Where a rail differs. */
  readonly holderOn?: Partial<Readonly<Record<TransactionRail, MoneyHolder>>>;
  /** What happened last. */
  readonly last: MoneyEvent;
  /** What is expected next; null where the money is at its end. */
  readonly next: ExpectedEvent | null;
  readonly actions: readonly [CustomerAction, ...CustomerAction[]];
}

const { CUSTOMER, CUSTOMER_BANK, NETWORK, PROVIDER, MERCHANT, MERCHANT_BANK } = MoneyHolder;
const { NOTHING, WAIT, FINISH_PAYING, TRY_AGAIN, GIVE_OTHER_ACCOUNT, CONTACT_US } = CustomerAction;

const ON_CHAIN = { [TransactionRail.CRYPTO]: MERCHANT } as const;
/** Where no bank has anything. */
const WITHOUT_BANK = {
  ofPayer: { [TransactionRail.CRYPTO]: CUSTOMER, [TransactionRail.CASH_VOUCHER]: CUSTOMER },
  ofMerchant: { [TransactionRail.CRYPTO]: MERCHANT, [TransactionRail.CASH_VOUCHER]: MERCHANT },
} as const;

export const OUTLOOKS: Readonly<Record<Situation, Outlook>> = {
  AWAITING_CONFIRMATION: {
    holder: CUSTOMER_BANK,
    last: MoneyEvent.PAYMENT_STARTED,
    next: MoneyEvent.PAYMENT_ARRIVES,
    actions: [FINISH_PAYING, WAIT],
  },
  AWAITING_TRANSFER: {
    holder: CUSTOMER_BANK,
    last: MoneyEvent.PAYMENT_STARTED,
    next: MoneyEvent.PAYMENT_ARRIVES,
    actions: [FINISH_PAYING, WAIT],
  },
  AWAITING_CASH: {
    holder: CUSTOMER,
    last: MoneyEvent.PAYMENT_STARTED,
    next: MoneyEvent.PAYMENT_ARRIVES,
    actions: [FINISH_PAYING],
  },
  AWAITING_COINS: {
    holder: CUSTOMER,
    last: MoneyEvent.PAYMENT_STARTED,
    next: MoneyEvent.PAYMENT_ARRIVES,
    actions: [FINISH_PAYING],
  },
  COINS_CONFIRMING: {
    holder: NETWORK,
    last: MoneyEvent.PAYMENT_STARTED,
    next: MoneyEvent.PAYMENT_ARRIVES,
    actions: [WAIT],
  },
  COINS_SHORT: {
    holder: MERCHANT,
    last: MoneyEvent.PART_ARRIVED,
    next: MoneyEvent.PAYMENT_ARRIVES,
    actions: [FINISH_PAYING],
  },
  COINS_RECONFIRMING: {
    holder: NETWORK,
    last: MoneyEvent.REORGANISED,
    next: MoneyEvent.PAYMENT_ARRIVES,
    actions: [WAIT],
  },
  COINS_LATE: { holder: MERCHANT, last: MoneyEvent.ARRIVED_LATE, next: null, actions: [CONTACT_US] },
  COINS_GONE: {
    holder: CUSTOMER,
    last: MoneyEvent.REORGANISED,
    next: null,
    actions: [TRY_AGAIN, CONTACT_US],
  },
  PAID_IN_PART: { holder: MERCHANT, last: MoneyEvent.PAID, next: null, actions: [NOTHING] },
  PAID_TOO_MUCH: { holder: MERCHANT, last: MoneyEvent.PAID, next: null, actions: [CONTACT_US] },
  DEBIT_RUNNING: {
    holder: CUSTOMER_BANK,
    last: MoneyEvent.PAYMENT_STARTED,
    next: MoneyEvent.PAYMENT_ARRIVES,
    actions: [WAIT],
  },
  PAYMENT_DELAYED: {
    holder: NETWORK,
    last: MoneyEvent.DELAYED,
    next: MoneyEvent.PAYMENT_ARRIVES,
    actions: [WAIT, CONTACT_US],
  },
  RESERVED: {
    holder: CUSTOMER_BANK,
    last: MoneyEvent.RESERVED,
    next: MoneyEvent.RESERVATION_ENDS,
    actions: [WAIT],
  },
  SET_ASIDE: {
    holder: PROVIDER,
    last: MoneyEvent.RESERVED,
    next: MoneyEvent.RESERVATION_ENDS,
    actions: [WAIT],
  },
  PAID: { holder: MERCHANT, last: MoneyEvent.PAID, next: null, actions: [NOTHING] },
  NOT_PAID: { holder: CUSTOMER, last: MoneyEvent.FAILED, next: null, actions: [TRY_AGAIN] },
  NOTHING_CAME: { holder: CUSTOMER, last: MoneyEvent.FAILED, next: null, actions: [TRY_AGAIN] },
  DEBIT_SENT_BACK: {
    holder: CUSTOMER_BANK,
    last: MoneyEvent.SENT_BACK,
    next: null,
    actions: [TRY_AGAIN, CONTACT_US],
  },
  UNDONE: { holder: PROVIDER, last: MoneyEvent.FAILED, next: null, actions: [CONTACT_US] },
  CANCELLED: { holder: CUSTOMER, last: MoneyEvent.CANCELLED, next: null, actions: [NOTHING] },
  CALLED_OFF: { holder: CUSTOMER, last: MoneyEvent.CANCELLED, next: null, actions: [NOTHING] },
  REFUND_PREPARED: {
    holder: PROVIDER,
    holderOn: ON_CHAIN,
    last: MoneyEvent.REFUND_STARTED,
    next: MoneyEvent.REFUND_LEAVES,
    actions: [WAIT],
  },
  REFUND_SENT: {
    holder: NETWORK,
    last: MoneyEvent.REFUND_STARTED,
    next: MoneyEvent.REFUND_ARRIVES,
    actions: [WAIT],
  },
  REFUND_CAME_BACK: {
    holder: MERCHANT,
    last: MoneyEvent.REFUND_CAME_BACK,
    next: null,
    actions: [GIVE_OTHER_ACCOUNT, CONTACT_US],
  },
  DISPUTED: {
    holder: CUSTOMER_BANK,
    // Nobody takes coins or cash back; wallet companies keep what is contested.
    holderOn: {
      ...WITHOUT_BANK.ofMerchant,
      [TransactionRail.WALLET]: PROVIDER,
      [TransactionRail.P2P]: PROVIDER,
    },
    last: MoneyEvent.DISPUTE_OPENED,
    next: MoneyEvent.DISPUTE_ENDS,
    actions: [WAIT],
  },
  TAKEN_BACK: {
    holder: CUSTOMER_BANK,
    holderOn: WITHOUT_BANK.ofPayer,
    last: MoneyEvent.TAKEN_BACK,
    next: null,
    actions: [NOTHING],
  },
  CHECKED_BEFORE_PAYING: {
    holder: CUSTOMER_BANK,
    holderOn: WITHOUT_BANK.ofPayer,
    last: MoneyEvent.CHECK_STARTED,
    next: MoneyEvent.CHECK_ENDS,
    actions: [WAIT],
  },
  CHECKED_AFTER_PAYING: {
    holder: PROVIDER,
    holderOn: ON_CHAIN,
    last: MoneyEvent.CHECK_STARTED,
    next: MoneyEvent.CHECK_ENDS,
    actions: [WAIT],
  },

  PAYOUT_PREPARED: {
    holder: PROVIDER,
    last: MoneyEvent.PAYOUT_PREPARED,
    next: MoneyEvent.PAYOUT_LEAVES,
    actions: [WAIT],
  },
  PAYOUT_SENT: {
    holder: NETWORK,
    last: MoneyEvent.PAYOUT_SENT,
    next: MoneyEvent.PAYOUT_ARRIVES,
    actions: [WAIT],
  },
  PAYOUT_DELAYED: {
    holder: NETWORK,
    last: MoneyEvent.DELAYED,
    next: MoneyEvent.PAYOUT_ARRIVES,
    actions: [WAIT, CONTACT_US],
  },
  PAYOUT_CREDITED: {
    holder: MERCHANT_BANK,
    holderOn: { ...WITHOUT_BANK.ofMerchant, [TransactionRail.WALLET]: MERCHANT },
    last: MoneyEvent.PAYOUT_CREDITED,
    next: null,
    actions: [NOTHING],
  },
  PAYOUT_FAILED: {
    holder: PROVIDER,
    last: MoneyEvent.PAYOUT_CAME_BACK,
    next: null,
    actions: [GIVE_OTHER_ACCOUNT, CONTACT_US],
  },
  PAYOUT_CANCELLED: { holder: PROVIDER, last: MoneyEvent.CANCELLED, next: null, actions: [CONTACT_US] },
  PAYOUT_CAME_BACK: {
    holder: PROVIDER,
    last: MoneyEvent.PAYOUT_CAME_BACK,
    next: null,
    actions: [GIVE_OTHER_ACCOUNT, CONTACT_US],
  },
  PAYOUT_CHECKED: {
    holder: PROVIDER,
    last: MoneyEvent.CHECK_STARTED,
    next: MoneyEvent.CHECK_ENDS,
    actions: [WAIT],
  },
  COLLECTION_RUNNING: {
    holder: MERCHANT_BANK,
    holderOn: WITHOUT_BANK.ofMerchant,
    last: MoneyEvent.COLLECTION_STARTED,
    next: MoneyEvent.COLLECTION_ENDS,
    actions: [WAIT],
  },
  COLLECTED: { holder: PROVIDER, last: MoneyEvent.COLLECTED, next: null, actions: [NOTHING] },
  COLLECTION_FAILED: {
    holder: MERCHANT_BANK,
    holderOn: WITHOUT_BANK.ofMerchant,
    last: MoneyEvent.FAILED,
    next: null,
    actions: [CONTACT_US],
  },
};

export function holderOf({ holder, holderOn }: Outlook, rail: TransactionRail | null): MoneyHolder {
  return (rail === null ? undefined : holderOn?.[rail]) ?? holder;
}
