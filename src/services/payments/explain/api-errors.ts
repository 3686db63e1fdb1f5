import { DeclineReason as Reason } from "../../../entities/payments/decline-enums";
import { hides, says, type DeclineCode, type DeclineCodes } from "./decline-code";

/** The same for each of these codes. */
function each(code: DeclineCode, codes: string): DeclineCodes {
  return Object.fromEntries(
    codes
      .trim()
      .split(/\s+/)
      .map((name) => [name, code]),
  );
}

/**
 * Errors of Stripe's API that are no answer of a bank, and that a transaction may bear in place of one. What neither
 * the payer nor the bank can help is on our side.
 */
export const API_ERRORS: DeclineCodes = {
  ...each(
    says(
      Reason.NOT_ALLOWED,
      "The payment method cannot be used for this payment, this country or this kind of payout.",
    ),
    `
    country_unsupported invalid_card_type token_card_network_invalid
    payment_intent_incompatible_payment_method payment_method_unsupported_type payment_method_unactivated
    invalid_source_usage setup_intent_mobile_wallet_unsupported instant_payouts_unsupported
    instant_payouts_currency_disabled`,
  ),
  ...each(
    says(Reason.STOPPED, "The mandate or approval that the payment needs is missing or withdrawn."),
    `
    india_recurring_payment_mandate_canceled setup_intent_mandate_invalid billing_invalid_mandate
    approval_required`,
  ),
  ...each(
    says(Reason.AUTHENTICATION, "The payer has to confirm it, and did not."),
    `
    setup_intent_authentication_failure payment_intent_action_required
    invoice_payment_intent_requires_action cardholder_phone_number_required`,
  ),
  ...each(
    says(Reason.LIMIT, "A limit of the provider, of the card or of the method is used up for now."),
    `
    card_decline_rate_limit_exceeded charge_exceeds_source_limit charge_exceeds_transaction_limit
    payouts_limit_exceeded instant_payouts_limit_exceeded`,
  ),
  ...each(
    says(Reason.AMOUNT, "The amount is not one that the provider takes."),
    `
    invalid_charge_amount`,
  ),
  ...each(
    says(Reason.BALANCE, "The balance at the provider is not enough."),
    `
    balance_insufficient`,
  ),
  ...each(
    says(Reason.ACCOUNT_HOLDER, "What is known of the account holder does not match."),
    `
    account_information_mismatch tax_id_invalid siret_invalid`,
  ),
  ...each(
    says(Reason.ADDRESS, "An address is missing or wrong."),
    `
    payment_method_billing_details_address_missing account_country_invalid_address shipping_address_invalid`,
  ),
  ...each(
    says(Reason.ACCOUNT_DETAILS, "The bank account, or its verification, is not right yet."),
    `
    bank_account_bad_routing_numbers bank_account_exists bank_account_unverified
    bank_account_verification_failed payment_method_bank_account_already_verified
    payment_method_microdeposit_failed payment_method_microdeposit_processing_error
    payment_method_microdeposit_verification_amounts_invalid
    payment_method_microdeposit_verification_amounts_mismatch
    payment_method_microdeposit_verification_attempts_exceeded
    payment_method_microdeposit_verification_descriptor_code_mismatch
    payment_method_microdeposit_verification_timeout acss_debit_session_incomplete
    clearing_code_unsupported payment_intent_konbini_rejected_confirmation_number
    financial_connections_account_inactive`,
  ),
  ...each(
    says(Reason.TECHNICAL, "A passing fault: too many requests at once, or something that took too long."),
    `
    rate_limit lock_timeout customer_session_expired setup_intent_setup_attempt_expired
    setup_attempt_failed payment_intent_rate_limit_exceeded terminal_reader_busy terminal_reader_offline
    terminal_reader_timeout terminal_reader_hardware_fault idempotency_key_in_use`,
  ),
  ...each(
    hides("The provider stopped it by its own rules. Do not say so."),
    `action_blocked anomalous_money_movement_request`,
  ),
  ...each(
    says(Reason.OUR_SIDE, "The request or the account's set-up was at fault. The provider's log says where."),
    `
    account_error_country_change_requires_additional_steps account_invalid
    account_token_required_for_v2_account alipay_upgrade_required api_key_expired
    application_fees_not_allowed balance_invalid_parameter bitcoin_upgrade_required
    capture_charge_authorization_expired capture_unauthorized_payment charge_already_captured
    charge_already_refunded charge_disputed charge_expired_for_capture charge_invalid_parameter
    charge_not_refundable country_code_invalid coupon_expired customer_max_payment_methods
    customer_max_subscriptions customer_tax_location_invalid email_invalid failed_tax_calculation
    financial_account_balance_does_not_support_currency financial_account_capability_not_enabled
    financial_account_capability_restricted financial_connections_account_pending_account_numbers
    financial_connections_account_unavailable_account_numbers
    financial_connections_no_successful_transaction_refresh forwarding_api_inactive
    forwarding_api_invalid_parameter forwarding_api_retryable_upstream_error
    forwarding_api_upstream_connection_error forwarding_api_upstream_connection_timeout
    forwarding_api_upstream_error instant_payouts_config_disabled intent_invalid_state
    intent_verification_method_missing invalid_characters invalid_mandate_reference_prefix_format
    invalid_tax_location invoice_no_customer_line_items invoice_no_payment_method_types
    invoice_no_subscription_line_items invoice_not_editable invoice_on_behalf_of_not_editable
    invoice_upcoming_none livemode_mismatch missing not_allowed_on_standard_account out_of_inventory
    ownership_declaration_not_allowed parameter_invalid_empty parameter_invalid_integer
    parameter_invalid_string_blank parameter_invalid_string_empty parameter_missing parameter_unknown
    parameters_exclusive payment_intent_invalid_parameter payment_intent_unexpected_state
    payment_method_configuration_failures payment_method_invalid_parameter
    payment_method_invalid_parameter_testmode payment_method_unexpected_state
    payout_reconciliation_not_ready payouts_not_allowed platform_account_required platform_api_key_expired
    product_inactive progressive_onboarding_limit_exceeded refund_disputed_payment resource_already_exists
    resource_missing return_intent_already_processed secret_key_required
    service_period_coupon_with_metered_tiered_item_unsupported setup_intent_invalid_parameter
    setup_intent_unexpected_state shipping_calculation_failed sku_inactive state_unsupported
    status_transition_invalid storer_capability_missing storer_capability_not_active stripe_tax_inactive
    tax_id_prohibited taxes_calculation_failed terminal_location_country_unsupported
    terminal_reader_invalid_location_for_activation terminal_reader_invalid_location_for_payment
    tls_version_unsupported token_already_used token_in_use transfer_source_balance_parameters_mismatch
    transfers_not_allowed url_invalid`,
  ),
};
