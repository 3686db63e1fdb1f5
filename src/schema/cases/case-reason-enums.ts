import { registerEnumType } from "type-graphql";
import {
  CaseStateReason,
  ClosingReason,
  ReopeningReason,
  ResolutionReason,
  ResumptionReason,
  WaitingReason,
} from "../../entities/cases/case-reasons";
import { CaseWakeReason } from "../../entities/cases/case-wake-reason";

const WAITING = {
  INFORMATION_REQUESTED: { description: "The customer was asked for facts." },
  DOCUMENTS_REQUESTED: { description: "The customer was asked for documents." },
  CONFIRMATION_REQUESTED: { description: "The customer was asked to agree or to confirm." },
  NEW_ATTEMPT_REQUESTED: { description: "The customer was asked to try the payment again." },
  PROVIDER_INQUIRY: { description: "The payment provider was asked." },
  BANK_INQUIRY: { description: "A bank was asked." },
  CARD_NETWORK_INQUIRY: { description: "A card network was asked." },
  MERCHANT_INQUIRY: { description: "The merchant was asked." },
  AUTHORITY_INQUIRY: { description: "An authority was asked, or asks." },
};

const RESUMPTION = {
  CUSTOMER_REPLIED: { description: "The customer wrote." },
  THIRD_PARTY_ANSWERED: { description: "The third party answered." },
  WAITED_LONG_ENOUGH: { description: "No answer came in good time." },
  NO_LONGER_NEEDED: { description: "The case can go on without the answer." },
};

const RESOLUTION = {
  SOLVED: { description: "The trouble is gone." },
  MONEY_RETURNED: { description: "The money was refunded or credited." },
  PAYMENT_ARRIVED: { description: "The payment went through or was found." },
  EXPLAINED: { description: "The question was answered." },
  DECLINED: { description: "What the customer asked for cannot be done." },
  NO_ANSWER: { description: "The customer did not answer." },
};

const CLOSING = {
  CONFIRMED: { description: "The customer agreed to the resolution. Resolved cases only." },
  NO_OBJECTION: { description: "The customer did not object in time. Resolved cases only." },
  DUPLICATE: { description: "Another case is about the same matter." },
  WITHDRAWN: { description: "The customer does not pursue it." },
  OUT_OF_SCOPE: { description: "Not a matter for this workspace." },
  SPAM: { description: "Not a real matter." },
};

const REOPENING = {
  CUSTOMER_REPLIED: { description: "The customer wrote." },
  NOT_SOLVED: { description: "The resolution did not hold." },
  RECURRED: { description: "The trouble came back." },
  NEW_FACTS: { description: "Something new came to light." },
  MISTAKE: { description: "It was resolved or closed by mistake." },
};

registerEnumType(WaitingReason, {
  name: "WaitingReason",
  description: "Why a case waits. The first four are for the customer, the others for third parties.",
  valuesConfig: WAITING,
});

registerEnumType(ResumptionReason, {
  name: "ResumptionReason",
  description: "Why a waiting case goes on.",
  valuesConfig: RESUMPTION,
});

registerEnumType(ResolutionReason, {
  name: "ResolutionReason",
  description: "How a case was resolved.",
  valuesConfig: RESOLUTION,
});

registerEnumType(ClosingReason, {
  name: "ClosingReason",
  description: "Why a case was closed.",
  valuesConfig: CLOSING,
});

registerEnumType(ReopeningReason, {
  name: "ReopeningReason",
  description: "Why a resolved or closed case is worked on again.",
  valuesConfig: REOPENING,
});

registerEnumType(CaseStateReason, {
  name: "CaseStateReason",
  description: "Every reason for which a case changes its state.",
  valuesConfig: { ...WAITING, ...RESUMPTION, ...RESOLUTION, ...CLOSING, ...REOPENING },
});

registerEnumType(CaseWakeReason, {
  name: "CaseWakeReason",
  description: "What ended a snooze.",
  valuesConfig: {
    DUE: { description: "Its time had come." },
    CUSTOMER_REPLIED: { description: "The customer wrote." },
    REQUESTED: { description: "Somebody on the staff, or a machine of the workspace, wanted it awake." },
  },
});
