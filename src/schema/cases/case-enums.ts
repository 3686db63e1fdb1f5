import { registerEnumType } from "type-graphql";
import { CaseKind, CasePriority, CaseState, WaitingOn } from "../../entities/cases/case-enums";

registerEnumType(CaseKind, {
  name: "CaseKind",
  description: "What a case is about.",
  valuesConfig: {
    FAILED_PAYMENT: { description: "A payment was declined or did not go through." },
    UNAUTHORISED_CHARGE: { description: "A charge that the customer did not agree to." },
    DELAYED_PAYMENT: { description: "A payment that is late or missing." },
    REFUND: { description: "Money that should come back." },
    DISPUTE: { description: "A payment that is disputed with the bank or provider." },
    PAYOUT: { description: "Money that a merchant is to be paid out." },
    ACCOUNT_ACCESS: { description: "The customer cannot get into the account." },
    VERIFICATION: { description: "Proof of identity, address or business." },
    TECHNICAL_FAULT: { description: "An app, website or integration does not work." },
    OUTAGE: { description: "A service is down for many." },
    SECURITY: { description: "A lost card, a stolen credential, a suspicion of fraud." },
    COMPLAINT: { description: "The customer complains about how it was treated." },
    QUESTION: { description: "The customer wants to know something." },
    FEEDBACK: { description: "Praise or a suggestion." },
  },
});

registerEnumType(CasePriority, {
  name: "CasePriority",
  description: "How soon a case needs attention.",
  valuesConfig: {
    LOW: { description: "When there is time." },
    NORMAL: { description: "In its turn." },
    HIGH: { description: "Before the others." },
    URGENT: { description: "Now." },
  },
});

registerEnumType(CaseState, {
  name: "CaseState",
  description: "Where a case stands.",
  valuesConfig: {
    OPEN: { description: "The staff work on it." },
    WAITING_ON_CUSTOMER: { description: "It rests until the customer answers." },
    WAITING_ON_THIRD_PARTY: { description: "It rests until a bank, provider or other party answers." },
    RESOLVED: { description: "Settled, as far as the staff can tell; a reply of the customer's reopens it." },
    CLOSED: { description: "Ended. Nothing is said on it any more; the staff may reopen it." },
  },
});

registerEnumType(WaitingOn, {
  name: "WaitingOn",
  description: "Who has to act before a case can go on.",
  valuesConfig: {
    CUSTOMER: { description: "The customer." },
    THIRD_PARTY: { description: "Neither the customer nor the staff: a bank, a provider, an authority." },
  },
});
