import { registerEnumType } from "type-graphql";
import {
  CustomerAction,
  MoneyEvent,
  MoneyHolder,
  TraceKind,
} from "../../entities/payments/whereabouts-enums";

registerEnumType(MoneyHolder, {
  name: "MoneyHolder",
  description: "Who has the money now.",
  valuesConfig: {
    CUSTOMER: { description: "The payer: nothing has left them." },
    CUSTOMER_BANK: { description: "The payer's bank, wallet or lender: reserved, or given back." },
    NETWORK: { description: "On its way: clearing, a chain, a scheme." },
    PROVIDER: { description: "The payment provider." },
    MERCHANT: { description: "The merchant, be it as a balance at the provider." },
    MERCHANT_BANK: { description: "The merchant's bank." },
  },
});

registerEnumType(MoneyEvent, {
  name: "MoneyEvent",
  description: "Something that happens to money on its way. The list grows.",
  valuesConfig: {
    PAYMENT_STARTED: { description: "The payment began." },
    PAYMENT_ARRIVES: { description: "The payment arrives." },
    RESERVED: { description: "The amount was reserved at the payer's bank." },
    RESERVATION_ENDS: { description: "The reservation becomes a payment, or lapses." },
    PAID: { description: "The payment was taken." },
    DELAYED: { description: "It was reported as late." },
    FAILED: { description: "It was not carried out." },
    SENT_BACK: { description: "The payer's bank sent it back." },
    CANCELLED: { description: "It was called off." },
    REFUND_STARTED: { description: "A refund was made." },
    REFUND_LEAVES: { description: "The provider sends the refund." },
    REFUND_ARRIVES: { description: "The payer's bank shows the refund; nobody reports it." },
    REFUND_CAME_BACK: { description: "The refund could not be delivered." },
    DISPUTE_OPENED: { description: "The payment was disputed." },
    DISPUTE_ENDS: { description: "The dispute is decided." },
    TAKEN_BACK: { description: "The money went back to the payer for good." },
    CHECK_STARTED: { description: "It was stopped for a check." },
    CHECK_ENDS: { description: "The check is finished." },
    PAYOUT_PREPARED: { description: "The payout was prepared." },
    PAYOUT_LEAVES: { description: "The provider sends the payout." },
    PAYOUT_SENT: { description: "The payout was sent." },
    PAYOUT_ARRIVES: { description: "The payout arrives." },
    PAYOUT_CREDITED: { description: "The payout was credited." },
    PAYOUT_CAME_BACK: { description: "The payout could not be delivered." },
    COLLECTION_STARTED: { description: "A debt of the balance is collected from the merchant's bank." },
    COLLECTION_ENDS: { description: "That collection is finished." },
    COLLECTED: { description: "The debt was collected." },
    PART_ARRIVED: { description: "A part of the payment arrived." },
    ARRIVED_LATE: { description: "It arrived after the time to pay was over, or not in full until then." },
    REORGANISED: { description: "The chain gave up the block that it was paid in." },
  },
});

registerEnumType(CustomerAction, {
  name: "CustomerAction",
  description: "What the customer can do. The list grows.",
  valuesConfig: {
    NOTHING: { description: "Nothing is left to do." },
    WAIT: { description: "Wait for the next event." },
    FINISH_PAYING: { description: "Finish paying, if that was not done." },
    TRY_AGAIN: { description: "Pay another way, or again where `declineExplanation` allows." },
    PAY_ANOTHER_WAY: { description: "Pay another way; the same again would fail again." },
    ASK_BANK: { description: "Ask their bank." },
    ASK_BANK_BY_NUMBER: { description: "Ask their bank, giving the trace number." },
    GIVE_OTHER_ACCOUNT: { description: "Name another account, card or wallet." },
    CONTACT_US: { description: "Write to the support." },
  },
});

registerEnumType(TraceKind, {
  name: "TraceKind",
  description: "What kind of number money is traced by.",
  valuesConfig: {
    ARN: { description: "Acquirer reference number of a card network, 23 digits." },
    RRN: { description: "Retrieval reference number of a card network, 12 characters." },
    CHAIN_HASH: { description: "Hash of a transfer on a public chain." },
    OTHER: { description: "Another reference of banks or wallets." },
  },
});
