import { DeclineReason as Reason } from "../../../entities/payments/decline-enums";
import { hides, says, type DeclineCodes } from "./decline-code";
import { TWICE_MORE } from "./decline-reasons";

const NOT_AUTHORISED = says(
  Reason.STOPPED,
  "The account's owner says that this debit was not allowed, or not like this. Never debit again without new consent.",
);
const MALFORMED = says(
  Reason.OUR_SIDE,
  "The entry was malformed or miscoded. Tell your bank or integrators.",
);
const ENROLMENT = says(
  Reason.ACCOUNT_DETAILS,
  "An enrolment with a federal agency failed: a detail of it is wrong.",
);
const CHECK_ITEM = says(
  Reason.GENERIC,
  "The paper check behind the entry was not fit for it, or was presented too.",
);
const BETWEEN_BANKS = says(
  Reason.OUR_SIDE,
  "The banks differ about a return. The payer has nothing to do with it.",
);
const NOT_REACHED = says(
  Reason.ACCOUNT_DETAILS,
  "The receiving bank does not take part, or not in entries of this kind.",
);

/** Return reasons of the US ACH network. */
export const ACH_RETURNS: DeclineCodes = {
  R01: says(Reason.BALANCE, "Too little balance for the debit.", TWICE_MORE),
  R02: says(Reason.ACCOUNT_CLOSED, "The account is closed."),
  R03: says(Reason.ACCOUNT_DETAILS, "The bank finds no account of this number and name."),
  R04: says(Reason.ACCOUNT_DETAILS, "The account number cannot be right: wrong length or check digit."),
  R05: NOT_AUTHORISED,
  R06: says(Reason.OUR_SIDE, "The sending bank asked for the entry back."),
  R07: says(Reason.STOPPED, "The account's owner withdrew consent. Never debit again without new consent."),
  R08: says(Reason.STOPPED, "The account's owner stopped this one payment."),
  R09: says(Reason.BALANCE, "The balance is there, but not cleared yet.", TWICE_MORE),
  R10: NOT_AUTHORISED,
  R11: NOT_AUTHORISED,
  R12: says(Reason.ACCOUNT_DETAILS, "The account's branch went to another bank, with new numbers."),
  R13: NOT_REACHED,
  R14: says(
    Reason.ACCOUNT_RESTRICTED,
    "Whoever may act for the account's owner has died or cannot act. Be considerate.",
  ),
  R15: says(
    Reason.ACCOUNT_RESTRICTED,
    "The account's owner has died. Be considerate, and do not say it first.",
  ),
  R16: says(
    Reason.ACCOUNT_RESTRICTED,
    "The account is frozen, by the bank or by law. Do not guess at reasons.",
  ),
  R17: hides("The bank could not process it, or thinks its origin questionable. Do not say so."),
  R18: MALFORMED,
  R19: MALFORMED,
  R20: says(
    Reason.ACCOUNT_RESTRICTED,
    "The account takes no debits of this kind, such as a savings account.",
  ),
  R21: says(Reason.OUR_SIDE, "The company's id is not the one that the receiver knows."),
  R22: says(Reason.ACCOUNT_DETAILS, "The receiver's own id for the payer is wrong."),
  R23: says(Reason.STOPPED, "The receiver refused the credit."),
  R24: says(Reason.DUPLICATE, "The bank had the same entry before."),
  R25: MALFORMED,
  R26: MALFORMED,
  R27: MALFORMED,
  R28: says(Reason.ACCOUNT_DETAILS, "The routing number is mistyped: it fails its check digit."),
  R29: NOT_AUTHORISED,
  R30: NOT_REACHED,
  R31: BETWEEN_BANKS,
  R32: says(Reason.BANK_UNREACHABLE, "The receiving bank cannot settle."),
  R33: CHECK_ITEM,
  R34: NOT_REACHED,
  R35: MALFORMED,
  R36: MALFORMED,
  R37: CHECK_ITEM,
  R38: says(Reason.STOPPED, "The payer stopped the check behind the entry."),
  R39: CHECK_ITEM,
  R40: ENROLMENT,
  R41: ENROLMENT,
  R42: ENROLMENT,
  R43: ENROLMENT,
  R44: ENROLMENT,
  R45: ENROLMENT,
  R46: ENROLMENT,
  R47: ENROLMENT,
  R50: CHECK_ITEM,
  R51: CHECK_ITEM,
  R52: says(Reason.STOPPED, "The payer stopped the item behind the entry."),
  R53: CHECK_ITEM,
  R61: BETWEEN_BANKS,
  R62: BETWEEN_BANKS,
  R67: BETWEEN_BANKS,
  R68: BETWEEN_BANKS,
  R69: BETWEEN_BANKS,
  R70: BETWEEN_BANKS,
  R71: BETWEEN_BANKS,
  R72: BETWEEN_BANKS,
  R73: BETWEEN_BANKS,
  R74: BETWEEN_BANKS,
  R75: BETWEEN_BANKS,
  R76: BETWEEN_BANKS,
  R77: BETWEEN_BANKS,
  R80: MALFORMED,
  R81: NOT_REACHED,
  R82: says(Reason.ACCOUNT_DETAILS, "The foreign bank's identification is wrong."),
  R83: says(Reason.BANK_UNREACHABLE, "The foreign bank cannot settle."),
  R84: says(Reason.TECHNICAL, "The gateway to the foreign network did not process the entry."),
  R85: MALFORMED,
  R90: hides("The bank returned it for sanctions. Saying so may be an offence: tipping off."),
};
