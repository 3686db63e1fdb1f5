import { registerEnumType } from "type-graphql";
import {
  DeclineGroup,
  DeclineReason,
  DeclineScheme,
  PaymentWay,
  RetryAdvice,
  CustomerLanguage,
} from "../../entities/payments/decline-enums";

registerEnumType(CustomerLanguage, {
  name: "CustomerLanguage",
  description: "A language that every text for customers is written in.",
  valuesConfig: {
    EN: { description: "English." },
    DE: { description: "German." },
    FR: { description: "French." },
    ES: { description: "Spanish." },
  },
});

registerEnumType(DeclineScheme, {
  name: "DeclineScheme",
  description: "Whose codes: the same characters mean different things in different lists.",
  valuesConfig: {
    WORD: { description: "Words such as `insufficient_funds`, as Stripe and others write them." },
    ISO_8583: { description: "The raw answer of a card network, field 39 of ISO 8583, e.g. `51`." },
    ACH: { description: "Return reasons of US bank debits and credits, e.g. `R01`." },
  },
});

registerEnumType(DeclineGroup, {
  name: "DeclineGroup",
  description: "What sort of thing is in the way, as the customer may know it.",
  valuesConfig: {
    MONEY: { description: "Balance or limit: later, or another way." },
    DETAILS: { description: "Something that was entered, or is on file, is not right." },
    CONFIRMATION: { description: "The bank wants the payer to confirm or identify." },
    UNSPECIFIC: { description: "No reason that can be told: the bank, or another way." },
    TEMPORARY: { description: "Technical; it will pass." },
    STOPPED: { description: "Somebody told the bank not to pay." },
    OTHER: { description: "Anything else, e.g. paid twice." },
  },
});

registerEnumType(DeclineReason, {
  name: "DeclineReason",
  description: "Why it was declined, as far as the customer may know it. The list grows.",
  valuesConfig: {
    GENERIC: {
      description: "No reason that can be told. Stands for all that must not be told, too: nothing differs.",
    },
    ASK_BANK: { description: "The bank wants to hear from the payer first." },
    NOT_ALLOWED: { description: "The card does not allow this kind of payment." },
    CURRENCY: { description: "Card or account does not take the currency." },
    CARD_EXPIRED: { description: "The card has expired." },
    BALANCE: { description: "The balance is not enough." },
    LIMIT: { description: "Beyond a limit of amount or number." },
    AMOUNT: { description: "The amount itself is not accepted." },
    CARD_NUMBER: { description: "The card number is not right." },
    SECURITY_CODE: { description: "The security code is not right." },
    EXPIRY_DATE: { description: "The expiry date that was entered is not right." },
    ADDRESS: { description: "The billing address is not the bank's." },
    ACCOUNT_DETAILS: { description: "Details of card or account are not right or out of date." },
    ACCOUNT_CLOSED: { description: "Card or account is closed." },
    ACCOUNT_RESTRICTED: { description: "The account does not take this payment." },
    ACCOUNT_HOLDER: { description: "Name or details of the holder are not the bank's." },
    AUTHENTICATION: { description: "The payer must confirm, such as by 3-D Secure." },
    IDENTIFICATION: { description: "The bank wants to know that it is the payer." },
    PIN: { description: "The PIN is missing or wrong." },
    PIN_TRIES: { description: "The PIN was wrong too often." },
    BANK_UNREACHABLE: { description: "The bank does not answer for now." },
    TECHNICAL: { description: "A technical fault along the way." },
    OUR_SIDE: { description: "A fault on the merchant's side, not the payer's." },
    STOPPED: { description: "The bank was told not to pay." },
    DUPLICATE: { description: "The same payment was made just before." },
    TEST_CARD: { description: "A card for tests was used." },
    APPROVED: { description: "Not a decline: the code means approval." },
  },
});

registerEnumType(RetryAdvice, {
  name: "RetryAdvice",
  description: "Whether the same payment may be tried again with the same method.",
  valuesConfig: {
    NOW: { description: "At once." },
    LATER: { description: "After a while, see `after`." },
    AFTER_FIX: { description: "Once what was wrong is put right." },
    WITH_AUTHENTICATION: { description: "With the payer present to confirm it." },
    AFTER_BANK: { description: "Once the payer has spoken with the bank." },
    NEVER: { description: "Not with this method; another way is needed." },
    NOT_NEEDED: { description: "It was approved." },
  },
});

registerEnumType(PaymentWay, {
  name: "PaymentWay",
  description: "Another way to pay, or to be paid.",
  valuesConfig: {
    OTHER_CARD: { description: "Another card." },
    WALLET: { description: "A wallet that does not draw on the same card." },
    BANK_TRANSFER: { description: "A bank transfer." },
    PAY_LATER: { description: "Paying later, or in instalments." },
    OTHER_ACCOUNT: { description: "Another bank account." },
  },
});
