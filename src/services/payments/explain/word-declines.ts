import { DeclineReason as Reason } from "../../../entities/payments/decline-enums";
import { API_ERRORS } from "./api-errors";
import { hides, says, type DeclineCodes } from "./decline-code";

/** Declines of cards, in Stripe's words; other providers use many of them too. */
const CARD_WORDS = {
  generic_decline: says(
    Reason.GENERIC,
    "The bank declined and gave no reason. Only the cardholder can ask it.",
  ),
  card_declined: says(Reason.GENERIC, "The provider passes on no more than that the card was declined."),
  do_not_honor: says(
    Reason.GENERIC,
    "The bank's catch-all refusal; it tells its reason to the cardholder only.",
  ),
  no_action_taken: says(Reason.GENERIC, "The bank took no action on the request and gave no reason."),
  do_not_try_again: says(Reason.GENERIC, "The bank asks not to be sent this payment again."),
  call_issuer: says(
    Reason.ASK_BANK,
    "The bank wants to hear from the cardholder before it lets this through.",
  ),
  transaction_not_allowed: says(
    Reason.NOT_ALLOWED,
    "The bank does not allow this kind of payment on this card.",
  ),
  service_not_allowed: says(Reason.NOT_ALLOWED, "The card is not enabled for this service."),
  not_permitted: says(Reason.NOT_ALLOWED, "The bank does not permit this payment on this card."),
  card_not_supported: says(
    Reason.NOT_ALLOWED,
    "The card does not take purchases of this kind, e.g. online or abroad.",
  ),
  currency_not_supported: says(Reason.CURRENCY, "The card cannot be charged in this currency."),
  expired_card: says(Reason.CARD_EXPIRED, "The card is past its expiry date."),
  restricted_card: says(
    Reason.GENERIC,
    "The bank restricts the card's use: by region or merchant type, or for a reason that it keeps to itself.",
  ),
  security_violation: says(Reason.GENERIC, "The bank saw a breach of its security rules and says no more."),

  insufficient_funds: says(Reason.BALANCE, "Too little balance or credit for the amount."),
  withdrawal_count_limit_exceeded: says(
    Reason.LIMIT,
    "The card's number or sum of payments for now is used up.",
  ),
  card_velocity_exceeded: says(Reason.LIMIT, "Too many payments, or too large a sum, in a short time."),

  incorrect_number: says(Reason.CARD_NUMBER, "The card number is not one that the bank knows."),
  invalid_number: says(Reason.CARD_NUMBER, "The card number is mistyped: it fails its own check digit."),
  incorrect_cvc: says(Reason.SECURITY_CODE, "The bank found the security code wrong."),
  invalid_cvc: says(Reason.SECURITY_CODE, "The security code is mistyped or missing."),
  invalid_expiry_month: says(Reason.EXPIRY_DATE, "The month of expiry is wrong."),
  invalid_expiry_year: says(Reason.EXPIRY_DATE, "The year of expiry is wrong."),
  incorrect_zip: says(Reason.ADDRESS, "The postal code is not the one that the bank has on file."),
  incorrect_address: says(Reason.ADDRESS, "The billing address is not the one that the bank has on file."),
  invalid_account: says(Reason.ACCOUNT_DETAILS, "The card or the account behind it is not valid."),
  new_account_information_available: says(
    Reason.ACCOUNT_DETAILS,
    "The bank has issued a newer card or account. Card updater services may know it.",
  ),
  invalid_amount: says(
    Reason.AMOUNT,
    "The amount is not one that the bank accepts: too large, too small, malformed.",
  ),

  authentication_required: says(
    Reason.AUTHENTICATION,
    "The bank wants strong authentication (3-D Secure). Send it again with the customer present.",
  ),
  approve_with_id: says(
    Reason.IDENTIFICATION,
    "The bank could not approve without identification; worth one more try.",
  ),
  offline_pin_required: says(Reason.PIN, "The card must be inserted and its PIN entered."),
  online_or_offline_pin_required: says(Reason.PIN, "The payment needs the card's PIN."),
  incorrect_pin: says(Reason.PIN, "The PIN was wrong."),
  invalid_pin: says(Reason.PIN, "The PIN was wrong or malformed."),
  pin_try_exceeded: says(
    Reason.PIN_TRIES,
    "The PIN was wrong too often; the card's PIN is locked until the bank resets it.",
  ),

  issuer_not_available: says(Reason.BANK_UNREACHABLE, "The card's bank could not be reached."),
  try_again_later: says(Reason.BANK_UNREACHABLE, "The bank could not answer just now and gave no reason."),
  processing_error: says(Reason.TECHNICAL, "An error while the card was being processed."),
  reenter_transaction: says(
    Reason.TECHNICAL,
    "The bank could not process the message and asks for it again.",
  ),

  fraudulent: hides(
    "Suspected fraud, by the bank or the provider's own rules. Say only what the customer's text says.",
  ),
  lost_card: hides("The card is reported lost. Do not say so: whoever holds it may not be its owner."),
  stolen_card: hides("The card is reported stolen. Do not say so: whoever holds it may not be its owner."),
  pickup_card: hides("The bank wants the card withdrawn, as it may be lost or stolen. Do not say so."),
  merchant_blacklist: hides("The card or payer is on your own block list at the provider. Do not say so."),
  highest_risk_level: hides("The provider's risk score was too high. Do not say so."),
  elevated_risk_level: hides("The provider's risk score was raised. Do not say so."),
  rule: hides("One of your own rules at the provider blocked it. Do not say so."),
  request_blocked: hides("The provider blocked the request by its own rules. Do not say so."),

  stop_payment_order: says(Reason.STOPPED, "The customer told the bank to stop this payment."),
  revocation_of_authorization: says(
    Reason.STOPPED,
    "The customer withdrew consent to this payment at the bank.",
  ),
  revocation_of_all_authorizations: says(
    Reason.STOPPED,
    "The customer withdrew consent to all payments to this merchant at the bank.",
  ),

  duplicate_transaction: says(Reason.DUPLICATE, "The same amount was charged to the same card just before."),
  testmode_decline: says(Reason.TEST_CARD, "A test card number was used."),
} as const satisfies DeclineCodes;

/** Further failures of payments, of payouts to bank accounts and of refunds. */
const OTHER_WORDS = {
  payment_intent_authentication_failure: says(
    Reason.AUTHENTICATION,
    "The customer did not pass strong authentication.",
  ),
  payment_intent_payment_attempt_expired: says(
    Reason.TECHNICAL,
    "The customer did not finish the payment in time.",
  ),
  payment_intent_payment_attempt_failed: says(
    Reason.GENERIC,
    "The attempt failed and the provider gives no reason.",
  ),
  payment_intent_mandate_invalid: says(Reason.STOPPED, "The mandate for the debit is not in force any more."),
  payment_method_customer_decline: says(
    Reason.STOPPED,
    "The customer called the payment off in the wallet or bank app.",
  ),
  payment_method_provider_decline: says(Reason.GENERIC, "The wallet or lender declined and gave no reason."),
  payment_method_provider_timeout: says(
    Reason.BANK_UNREACHABLE,
    "The wallet or lender did not answer in time.",
  ),
  payment_method_not_available: says(
    Reason.BANK_UNREACHABLE,
    "The payment method is out of service for now.",
  ),
  payment_method_currency_mismatch: says(Reason.CURRENCY, "The payment method cannot pay in this currency."),
  payment_method_bank_account_blocked: says(Reason.ACCOUNT_RESTRICTED, "The bank account takes no debits."),
  refer_to_customer: says(
    Reason.STOPPED,
    "The bank asks that the payer be asked: the debit was refused at its order.",
  ),
  amount_too_large: says(Reason.AMOUNT, "The amount is above what the payment method allows."),
  amount_too_small: says(Reason.AMOUNT, "The amount is below what the payment method allows."),
  postal_code_invalid: says(Reason.ADDRESS, "The postal code is wrong."),
  bank_account_declined: says(
    Reason.ACCOUNT_DETAILS,
    "The bank account cannot be charged: not verified or not valid.",
  ),
  bank_account_unusable: says(Reason.ACCOUNT_DETAILS, "The bank account cannot be used for this."),
  account_number_invalid: says(Reason.ACCOUNT_DETAILS, "The account number is wrong."),
  routing_number_invalid: says(Reason.ACCOUNT_DETAILS, "The bank's routing number is wrong."),
  sepa_unsupported_account: says(Reason.ACCOUNT_DETAILS, "The account cannot be reached by SEPA debit."),
  testmode_charges_only: says(Reason.OUR_SIDE, "The merchant's account at the provider is not activated."),

  account_closed: says(Reason.ACCOUNT_CLOSED, "The bank account is closed."),
  account_frozen: says(
    Reason.ACCOUNT_RESTRICTED,
    "The bank account is frozen. Its owner's bank knows why; do not guess.",
  ),
  bank_account_restricted: says(
    Reason.ACCOUNT_RESTRICTED,
    "The bank account is restricted in kind or amount of payments.",
  ),
  bank_ownership_changed: says(
    Reason.ACCOUNT_DETAILS,
    "The bank changed hands; account and routing numbers may be new.",
  ),
  could_not_process: says(Reason.TECHNICAL, "The bank could not process it."),
  debit_not_authorized: says(Reason.STOPPED, "The account's owner has not allowed debits by this party."),
  declined: says(Reason.GENERIC, "The bank declined it and gave no reason."),
  incorrect_account_holder_address: says(
    Reason.ACCOUNT_HOLDER,
    "The account holder's address is not the bank's.",
  ),
  incorrect_account_holder_name: says(Reason.ACCOUNT_HOLDER, "The account holder's name is not the bank's."),
  incorrect_account_holder_tax_id: says(
    Reason.ACCOUNT_HOLDER,
    "The account holder's tax id is not the bank's.",
  ),
  invalid_account_number: says(Reason.ACCOUNT_DETAILS, "The account number is wrong."),
  invalid_currency: says(Reason.CURRENCY, "The bank account does not take this currency."),
  no_account: says(Reason.ACCOUNT_DETAILS, "The bank finds no account of this number."),
  unsupported_card: says(Reason.NOT_ALLOWED, "The card cannot receive payouts."),

  lost_or_stolen_card: hides(
    "The refund failed, as the card is reported lost or stolen. Do not say so; refund another way.",
  ),
  expired_or_canceled_card: says(
    Reason.ACCOUNT_CLOSED,
    "The refund failed, as the card is expired or cancelled.",
  ),
  charge_for_pending_refund_disputed: says(
    Reason.STOPPED,
    "The refund stopped, as the payer disputed the payment.",
  ),
  merchant_request: says(Reason.STOPPED, "The refund was called off at the merchant's request."),
  unknown: says(Reason.GENERIC, "The provider does not know why it failed."),
} as const satisfies DeclineCodes;

export const WORD_DECLINES: DeclineCodes = { ...API_ERRORS, ...CARD_WORDS, ...OTHER_WORDS };
