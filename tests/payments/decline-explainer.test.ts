import {
  DeclineGroup,
  DeclineReason,
  DeclineScheme,
  PaymentWay,
  RetryAdvice,
  CustomerLanguage,
} from "../../src/entities/payments/decline-enums";
import { AdviceCode } from "../../src/entities/payments/transaction-enums";
import { declineCard, type DeclineCard } from "../../src/services/payments/explain/decline-card";
import { DECLINE_REASONS } from "../../src/services/payments/explain/decline-reasons";
import { DECLINE_TEXTS } from "../../src/services/payments/explain/decline-texts";
import { DECLINES, findDecline, toldDecline } from "../../src/services/payments/explain/find-decline";
import { forbiddenWord } from "../../src/services/payments/explain/forbidden-words";
import {
  CARD_WORDS,
  CONFIDENTIAL_NETWORK_CODES,
  CONFIDENTIAL_RETURN_CODES,
  CONFIDENTIAL_WORDS,
  NETWORK_CODES,
  OTHER_WORDS,
  RETURN_CODES,
} from "./decline-codes";
import { givenAway } from "./forbidden-in-customer-texts";

const LANGUAGES = Object.values(CustomerLanguage);
const DURATION = /^P(\d+D|T\d+[HM])$/;

const EVERY_CODE = [
  ...[...CARD_WORDS, ...OTHER_WORDS].map((code) => [DeclineScheme.WORD, code] as const),
  ...NETWORK_CODES.map((code) => [DeclineScheme.ISO_8583, code] as const),
  ...RETURN_CODES.map((code) => [DeclineScheme.ACH, code] as const),
];

const TABLE = Object.entries(DECLINES).flatMap(([scheme, codes]) =>
  Object.keys(codes).map((code) => [scheme as DeclineScheme, code] as const),
);

const ALL = [...new Map([...EVERY_CODE, ...TABLE].map((each) => [each.join(" "), each])).values()];

const CONFIDENTIAL = [
  ...CONFIDENTIAL_WORDS.map((code) => [DeclineScheme.WORD, code] as const),
  ...CONFIDENTIAL_NETWORK_CODES.map((code) => [DeclineScheme.ISO_8583, code] as const),
  ...CONFIDENTIAL_RETURN_CODES.map((code) => [DeclineScheme.ACH, code] as const),
];

/** What a customer's token reads of a card. */
function forCustomer({ language, reason, group, text, retry, otherWays }: DeclineCard): object {
  return { language, reason, group, text, retry, otherWays };
}

test.each(EVERY_CODE)("%s %s is known", (scheme, code) => {
  expect(findDecline(code, scheme)).toMatchObject({ isKnown: true, scheme, code });
  expect(findDecline(code)).toMatchObject({ isKnown: true, scheme, code });
});

test.each(ALL)("%s %s yields a full card in every language", (scheme, code) => {
  for (const language of LANGUAGES) {
    const card = declineCard(findDecline(code, scheme), language);

    expect(card.language).toBe(language);
    expect(card.text).toMatch(/^[¿¡\p{Lu}].{20,}\.$/u);
    expect(card.detail).toMatch(/^\p{Lu}.{5,}\.$/u);
    expect(Object.values(DeclineReason)).toContain(card.reason);
    expect(Object.values(DeclineGroup)).toContain(card.group);
    expect(Object.values(RetryAdvice)).toContain(card.retry.advice);
    expect(card.otherWays.every((way) => way in PaymentWay)).toBe(true);
    expect(card.otherWays.length > 0).toBe(!["DUPLICATE", "APPROVED"].includes(card.reason));
    expect(card.retry.after !== null).toBe(card.retry.advice === "LATER");
    if (card.retry.advice !== "LATER") return;
    expect(card.retry.after).toMatch(DURATION);
    expect(card.retry.within).toMatch(DURATION);
    expect(card.retry.attemptsAtMost).toBeGreaterThan(0);
  }
});

const TEXTS = Object.entries(DECLINE_TEXTS).flatMap(([reason, texts]) =>
  Object.entries(texts).map(([language, text]) => [reason, language, text] as const),
);

test.each(TEXTS)("what is told of %s in %s gives nothing away", (_reason, _language, text) => {
  expect(givenAway(text)).toEqual([]);
  expect(forbiddenWord(text)).toBeNull();
});

test("every reason has a text of its own in every language, and facts", () => {
  expect(TEXTS).toHaveLength(Object.keys(DeclineReason).length * LANGUAGES.length);
  expect(new Set(TEXTS.map(([, , text]) => text)).size).toBe(TEXTS.length);
  expect(Object.keys(DECLINE_REASONS).sort()).toEqual(Object.keys(DeclineReason).sort());
});

describe.each(CONFIDENTIAL)("%s %s", (scheme, code) => {
  const own = { GENERIC: "Please pay another way.", [`${scheme}:${code}`]: "A text that would tell." };

  test.each(LANGUAGES)("is for the customer what a generic decline is, field by field, in %s", (language) => {
    for (const texts of [{}, own])
      for (const advice of [null, ...Object.values(AdviceCode)]) {
        const card = declineCard(findDecline(code, scheme), language, texts, advice);
        const generic = declineCard(findDecline("generic_decline"), language, texts, advice);
        const unknown = declineCard(findDecline("no_such_code"), language, texts, advice);

        expect(forCustomer(card)).toEqual(forCustomer(generic));
        expect(forCustomer(unknown)).toEqual(forCustomer(generic));
        expect(card.isConfidential).toBe(true);
        expect(card.detail).toMatch(/do not say so|say only|tipping off/i);
      }
  });

  test("counts wherever it stands, whatever the other code says", () => {
    const gentle = { declineCode: "insufficient_funds", networkDeclineCode: code };
    const plain = { declineCode: code, networkDeclineCode: "51" };

    for (const told of [gentle, plain])
      expect(toldDecline(told)).toMatchObject({ reason: "GENERIC", isConfidential: true, code });
  });
});

test("no other code is confidential, and those that are in the table are these", () => {
  const hidden = ALL.filter(([scheme, code]) => findDecline(code, scheme).isConfidential);

  expect(hidden.map(String).sort()).toEqual(CONFIDENTIAL.map(String).sort());
});

test("words of loss, theft and suspicion stand in no text for customers, but do for the staff", () => {
  const shown = ALL.flatMap(([scheme, code]) =>
    LANGUAGES.map((language) =>
      JSON.stringify(forCustomer(declineCard(findDecline(code, scheme), language))),
    ),
  );

  expect(shown.flatMap(givenAway)).toEqual([]);
  expect(givenAway(findDecline("stolen_card").detail)).toEqual(["stol"]);
});

test.each([
  ["insufficient_funds", "BALANCE", "MONEY", "LATER"],
  ["withdrawal_count_limit_exceeded", "LIMIT", "MONEY", "LATER"],
  ["incorrect_cvc", "SECURITY_CODE", "DETAILS", "AFTER_FIX"],
  ["authentication_required", "AUTHENTICATION", "CONFIRMATION", "WITH_AUTHENTICATION"],
  ["pin_try_exceeded", "PIN_TRIES", "CONFIRMATION", "AFTER_BANK"],
  ["do_not_honor", "GENERIC", "UNSPECIFIC", "NEVER"],
  ["issuer_not_available", "BANK_UNREACHABLE", "TEMPORARY", "LATER"],
  ["processing_error", "TECHNICAL", "TEMPORARY", "NOW"],
  ["stop_payment_order", "STOPPED", "STOPPED", "NEVER"],
  ["duplicate_transaction", "DUPLICATE", "OTHER", "NEVER"],
  ["00", "APPROVED", "OTHER", "NOT_NEEDED"],
  ["5", "GENERIC", "UNSPECIFIC", "NEVER"],
  ["54", "CARD_EXPIRED", "UNSPECIFIC", "AFTER_FIX"],
  ["r01", "BALANCE", "MONEY", "LATER"],
  ["Insufficient Funds", "BALANCE", "MONEY", "LATER"],
  ["constructor", "GENERIC", "UNSPECIFIC", "NEVER"],
])("%s reads as %s of %s, and is to be tried again %s", (code, reason, group, advice) => {
  const card = declineCard(findDecline(code), "EN");

  expect([card.reason, card.group, card.retry.advice]).toEqual([reason, group, advice]);
});

test.each([
  [{ declineCode: "generic_decline", networkDeclineCode: "51" }, "51"],
  [{ declineCode: "insufficient_funds", networkDeclineCode: "05" }, "insufficient_funds"],
  [{ declineCode: "card_declined", networkDeclineCode: null }, "card_declined"],
  [{ declineCode: null, networkDeclineCode: "00" }, null],
  [{ declineCode: "do_not_honor", networkDeclineCode: "00" }, "do_not_honor"],
  [{ declineCode: null, networkDeclineCode: null }, null],
])("of %j the code that tells more is %s", (told, code) => {
  expect(toldDecline(told)).toMatchObject({ code });
});

test("a provider that forbids another try is heard, but where it would tell a confidential code apart", () => {
  const advised = declineCard(findDecline("insufficient_funds"), "EN", {}, AdviceCode.DO_NOT_TRY_AGAIN);

  expect(advised.retry).toEqual({ advice: "NEVER", after: null, attemptsAtMost: null, within: null });
});

test("an own text of a code goes before that of its reason, and that before ours", () => {
  const found = findDecline("51");
  const ofReason = declineCard(found, "DE", { BALANCE: "Reason." });
  const ofCode = declineCard(found, "DE", { BALANCE: "Reason.", "ISO_8583:51": "Code." });

  expect([ofReason.text, ofReason.isOwnText]).toEqual(["Reason.", true]);
  expect(ofCode.text).toBe("Code.");
  expect(declineCard(found, "DE").isOwnText).toBe(false);
});

test.each([
  "Your card was reported LOST.",
  "The card is stolen",
  "suspected fraud",
  "You are on our black-list",
  "Please have the card picked up",
  "Ihre Karte wurde als gestohlen gemeldet",
  "bei Verlust der Karte",
  "wegen Betrugsverdachts",
  "verdächtige Zahlung",
  "Carte volée ou perdue",
  "une opération frauduleuse",
  "Sa tarjeta fue robada",
  "tarjeta extraviada",
  "actividad sospechosa",
])("%j is seen to give a reason away", (text) => {
  expect(forbiddenWord(text)).not.toBeNull();
  expect(givenAway(text)).not.toEqual([]);
});

test("what nobody sees hides no word", () => {
  expect(["gestoh\u00adlen", "sto\u200blen", "\u202evol\u2060ée"].map(forbiddenWord)).toEqual([
    "gestohlen",
    "stolen",
    "volee",
  ]);
});

test.each([
  "Almost there: please try again.",
  "Bitte wählen Sie eine andere Zahlungsart.",
  "Veuillez réessayer avec une autre carte.",
  "Perdone la molestia; pruebe con otra tarjeta.",
])("%j is let through", (text) => {
  expect(forbiddenWord(text)).toBeNull();
});
