/** Codes that providers and networks are known to send, by where they come from. Meanings are not theirs but ours. */
const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Declines of cards, as Stripe's API names them. */
export const CARD_WORDS = words(`
  approve_with_id authentication_required call_issuer card_not_supported card_velocity_exceeded
  currency_not_supported do_not_honor do_not_try_again duplicate_transaction expired_card fraudulent
  generic_decline incorrect_address incorrect_cvc incorrect_number incorrect_pin incorrect_zip
  insufficient_funds invalid_account invalid_amount invalid_cvc invalid_expiry_month invalid_expiry_year
  invalid_number invalid_pin issuer_not_available lost_card merchant_blacklist
  new_account_information_available no_action_taken not_permitted offline_pin_required
  online_or_offline_pin_required pickup_card pin_try_exceeded processing_error reenter_transaction
  restricted_card revocation_of_all_authorizations revocation_of_authorization security_violation
  service_not_allowed stolen_card stop_payment_order testmode_decline transaction_not_allowed try_again_later
  withdrawal_count_limit_exceeded`);

/** Failures of payouts and refunds there. */
export const OTHER_WORDS = words(`
  account_closed account_frozen bank_account_restricted bank_ownership_changed could_not_process
  debit_not_authorized declined incorrect_account_holder_address incorrect_account_holder_name
  incorrect_account_holder_tax_id insufficient_funds invalid_account_number invalid_currency no_account
  unsupported_card charge_for_pending_refund_disputed expired_or_canceled_card lost_or_stolen_card
  merchant_request unknown`);

/** Field 39 of ISO 8583: all numbers of two digits, and letters with a digit. */
export const NETWORK_CODES = [
  ...Array.from({ length: 100 }, (_, code) => String(code).padStart(2, "0")),
  ...words(`1A A1 A2 A3 A4 A5 A6 A7 C1 C2 D1 E1 N7 R0 R1 R3`),
];

/** Return reasons of ACH; between them numbers are missing. */
export const RETURN_CODES = [
  ...range(1, 47),
  ...range(50, 53),
  ...range(61, 62),
  ...range(67, 77),
  ...range(80, 85),
  90,
].map((code) => `R${String(code).padStart(2, "0")}`);

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** Whose true reason no customer may learn. Written out a second time, so that none slips out of the table. */
export const CONFIDENTIAL_WORDS = words(`
  action_blocked anomalous_money_movement_request
  elevated_risk_level fraudulent highest_risk_level lost_card lost_or_stolen_card merchant_blacklist pickup_card
  request_blocked rule stolen_card`);
export const CONFIDENTIAL_NETWORK_CODES = words(`04 07 33 34 35 36 37 38 41 43 59 66 67 83 93`);
export const CONFIDENTIAL_RETURN_CODES = words(`R17 R90`);
