import { registerEnumType } from "type-graphql";
import { MoneyMode } from "../../entities/payments/provider-enums";
import {
  AdviceCode,
  RiskLevel,
  TransactionAnomaly,
  TransactionDirection,
  TransactionKind,
  TransactionRail,
  TransactionState,
} from "../../entities/payments/transaction-enums";

registerEnumType(MoneyMode, {
  name: "MoneyMode",
  description: "Whether real money is behind a transaction.",
  valuesConfig: {
    LIVE: { description: "Real money." },
    TEST: { description: "The provider's test mode: nobody paid anything." },
  },
});

registerEnumType(TransactionKind, {
  name: "TransactionKind",
  description: "Whether money came from a payer or went out to the merchant's own account.",
  valuesConfig: {
    PAYMENT: { description: "A payer pays a payee or a merchant." },
    PAYOUT: { description: "The provider pays a merchant's balance out to the merchant's bank or card." },
  },
});

registerEnumType(TransactionDirection, {
  name: "TransactionDirection",
  description: "Which way the money moves, seen from the merchant's balance at the provider.",
  valuesConfig: {
    IN: { description: "Towards the balance: a payment, or a payout that came back." },
    OUT: { description: "Away from the balance: a payout." },
  },
});

registerEnumType(TransactionRail, {
  name: "TransactionRail",
  description:
    "The network the money runs over: it decides who can dispute, for how long, and how a refund travels.",
  valuesConfig: {
    CARD: { description: "A card network, also when the card sits in a phone wallet such as Apple Pay." },
    WALLET: { description: "An account with a wallet company, such as PayPal or Alipay." },
    BANK_TRANSFER: { description: "The payer's bank pushes the money, at the payer's order." },
    DIRECT_DEBIT: { description: "The merchant's bank pulls the money under a mandate." },
    CASH_VOUCHER: { description: "The payer hands cash over a counter against a slip or number." },
    CRYPTO: { description: "A transfer on a public chain; nobody can call it back." },
    P2P: { description: "A scheme made for payments between persons, by phone number or handle." },
    PAY_LATER: { description: "A lender pays the merchant, and the payer owes the lender." },
  },
});

registerEnumType(TransactionState, {
  name: "TransactionState",
  description: "Where a transaction stands. For a payout, CAPTURED reads: credited by the bank.",
  valuesConfig: {
    PENDING: { description: "Begun; the payer or a bank has still to act." },
    AUTHORISED: { description: "The money is reserved with the payer's bank, not yet taken." },
    CAPTURED: { description: "The money is taken." },
    DELAYED: { description: "Still pending although it should have arrived by now." },
    FAILED: { description: "The last attempt was refused, or a bank sent the money back." },
    CANCELLED: { description: "Called off before any money was kept." },
    PARTIALLY_REFUNDED: { description: "Part of what was taken went back, or is on its way back." },
    REFUNDED: { description: "All that was taken went back, or is on its way back." },
    DISPUTED: { description: "The payer's bank questions or contests it, and the outcome is open." },
    REVERSED: { description: "Money was taken back from the merchant, by a lost dispute or a recall." },
    ON_HOLD: { description: "Stopped for a review." },
  },
});

registerEnumType(RiskLevel, {
  name: "RiskLevel",
  description: "How risky the provider thinks a payment is.",
  valuesConfig: {
    NORMAL: { description: "Nothing stands out." },
    ELEVATED: { description: "More likely than usual to be fraud." },
    HIGHEST: { description: "Very likely to be fraud." },
    NOT_ASSESSED: { description: "The provider does not judge payments of this sort." },
    UNKNOWN: { description: "The provider tried and could not say." },
  },
});

registerEnumType(AdviceCode, {
  name: "AdviceCode",
  description: "What the provider advises after a decline.",
  valuesConfig: {
    CONFIRM_CARD_DATA: { description: "Check number, expiry and code, then try again." },
    DO_NOT_TRY_AGAIN: { description: "Another try with this method will fail too." },
    TRY_AGAIN_LATER: { description: "The same attempt may succeed later." },
  },
});

registerEnumType(TransactionAnomaly, {
  name: "TransactionAnomaly",
  description: "Something about the provider's figures that does not add up.",
  valuesConfig: {
    UNKNOWN_CURRENCY: { description: "The currency's decimals are not known, so no amount is shown." },
    CURRENCY_MISMATCH: { description: "A refund or dispute is in another currency, and left out of sums." },
    REFUNDED_MORE_THAN_CAPTURED: { description: "The refunds add up to more than was taken." },
  },
});
