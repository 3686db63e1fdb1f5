import type Stripe from "stripe";
import { TransactionRail } from "../../../entities/payments/transaction-enums";

const { CARD, WALLET, BANK_TRANSFER, DIRECT_DEBIT, CASH_VOUCHER, CRYPTO, P2P, PAY_LATER } = TransactionRail;

type StripeMethodType = Exclude<keyof Stripe.Charge.PaymentMethodDetails, "type">;

/** Every sort of payment method that Stripe's types know: a new one in a new version must be placed here. */
export const STRIPE_RAILS = {
  card: CARD,
  card_present: CARD,
  interac_present: CARD,
  kr_card: CARD,

  alipay: WALLET,
  amazon_pay: WALLET,
  cashapp: WALLET,
  grabpay: WALLET,
  kakao_pay: WALLET,
  link: WALLET,
  mb_way: WALLET,
  mobilepay: WALLET,
  naver_pay: WALLET,
  payco: WALLET,
  paypal: WALLET,
  paypay: WALLET,
  revolut_pay: WALLET,
  samsung_pay: WALLET,
  satispay: WALLET,
  twint: WALLET,
  wechat: WALLET,
  wechat_pay: WALLET,

  ach_credit_transfer: BANK_TRANSFER,
  bancontact: BANK_TRANSFER,
  blik: BANK_TRANSFER,
  customer_balance: BANK_TRANSFER,
  eps: BANK_TRANSFER,
  fpx: BANK_TRANSFER,
  giropay: BANK_TRANSFER,
  ideal: BANK_TRANSFER,
  p24: BANK_TRANSFER,
  pay_by_bank: BANK_TRANSFER,
  paynow: BANK_TRANSFER,
  pix: BANK_TRANSFER,
  promptpay: BANK_TRANSFER,
  sepa_credit_transfer: BANK_TRANSFER,
  sofort: BANK_TRANSFER,
  upi: BANK_TRANSFER,

  ach_debit: DIRECT_DEBIT,
  acss_debit: DIRECT_DEBIT,
  au_becs_debit: DIRECT_DEBIT,
  bacs_debit: DIRECT_DEBIT,
  nz_bank_account: DIRECT_DEBIT,
  payto: DIRECT_DEBIT,
  sepa_debit: DIRECT_DEBIT,
  us_bank_account: DIRECT_DEBIT,

  boleto: CASH_VOUCHER,
  konbini: CASH_VOUCHER,
  multibanco: CASH_VOUCHER,
  oxxo: CASH_VOUCHER,

  crypto: CRYPTO,

  bizum: P2P,
  swish: P2P,

  affirm: PAY_LATER,
  afterpay_clearpay: PAY_LATER,
  alma: PAY_LATER,
  billie: PAY_LATER,
  klarna: PAY_LATER,
  scalapay: PAY_LATER,
  sequra: PAY_LATER,
  sunbit: PAY_LATER,
  zip: PAY_LATER,

  // Money between two Stripe balances runs over no rail at all.
  stripe_account: null,
} as const satisfies Record<StripeMethodType, TransactionRail | null>;
