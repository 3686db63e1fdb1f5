import { CustomerLanguage } from "../../src/entities/payments/decline-enums";
import type { OnChain } from "../../src/entities/payments/on-chain";
import {
  TransactionDirection,
  TransactionKind,
  TransactionRail,
  TransactionState,
} from "../../src/entities/payments/transaction-enums";
import { CustomerAction, MoneyEvent, MoneyHolder } from "../../src/entities/payments/whereabouts-enums";
import { safeText } from "../../src/kernel/firewall/admit";
import { plusSeconds } from "../../src/kernel/instant";
import { forbiddenWord } from "../../src/services/payments/explain/forbidden-words";
import { ACTION_TEXTS } from "../../src/services/payments/outlook/action-texts";
import { plusBusinessDays } from "../../src/services/payments/outlook/business-days";
import { EVENT_TEXTS } from "../../src/services/payments/outlook/event-texts";
import type { MoneyFacts } from "../../src/services/payments/outlook/money-facts";
import { SITUATION_TEXTS } from "../../src/services/payments/outlook/situation-texts";
import { SITUATIONS, situationOf } from "../../src/services/payments/outlook/situation";
import { traceOf } from "../../src/services/payments/outlook/trace";
import { whereabouts, type Whereabouts } from "../../src/services/payments/outlook/whereabouts";
import { givenAway } from "./forbidden-in-customer-texts";

/** A Thursday. */
const THEN = "2026-01-15T09:00:00.000Z";
const LANGUAGES = Object.values(CustomerLanguage);
const STATES = Object.values(TransactionState);
const RAILS = [...Object.values(TransactionRail), null];
const KINDS = [
  ["a payment", { kind: TransactionKind.PAYMENT, direction: TransactionDirection.IN }],
  ["a payout", { kind: TransactionKind.PAYOUT, direction: TransactionDirection.OUT }],
  ["a payout that collects", { kind: TransactionKind.PAYOUT, direction: TransactionDirection.IN }],
] as const;

const METHOD = {
  type: null,
  brand: null,
  lastFour: null,
  expiryMonth: null,
  expiryYear: null,
  wallet: null,
  bankName: null,
  maskedAccount: null,
  chain: null,
  chainHash: null,
};

function facts(given: Partial<MoneyFacts> = {}): MoneyFacts {
  return {
    kind: "PAYMENT",
    direction: "IN",
    state: "CAPTURED",
    rail: "CARD",
    currency: "EUR",
    traceNumber: null,
    method: null,
    onChain: null,
    amountMinor: 1000n,
    occurredAt: THEN,
    factsAt: THEN,
    capturedMinor: 1000n,
    refundPendingMinor: 0n,
    stepFrom: null,
    stepAt: THEN,
    refundMadeAt: null,
    refundStatus: null,
    declineCode: null,
    networkDeclineCode: null,
    adviceCode: null,
    ...given,
  };
}

const ON_CHAIN: OnChain = {
  receivedMinor: "1000",
  receivedAt: THEN,
  dueAt: null,
  confirmations: 2,
  confirmationsNeeded: 6,
  replacedHashes: [],
  reorganisedAt: null,
};

/** What else may be true in any state. */
const CIRCUMSTANCES: readonly Partial<MoneyFacts>[] = [
  {},
  { capturedMinor: 0n, stepFrom: null, stepAt: null, currency: null },
  { stepFrom: "CAPTURED", refundPendingMinor: 500n, refundMadeAt: THEN, refundStatus: "PENDING" },
  {
    stepFrom: "REFUNDED",
    refundMadeAt: THEN,
    refundStatus: "FAILED",
    traceNumber: safeText("12345678901234567890123"),
  },
  { stepFrom: "PARTIALLY_REFUNDED", currency: "USD" },
  { capturedMinor: 400n },
  { method: { ...METHOD, chain: safeText("bitcoin"), chainHash: safeText("a".repeat(64)) } },
  { onChain: { ...ON_CHAIN, receivedMinor: "300" } },
  { onChain: { ...ON_CHAIN, receivedMinor: "1700" } },
  { onChain: { ...ON_CHAIN, reorganisedAt: THEN } },
];

const MOMENTS = [0, 3_600, 86_400 * 4, 86_400 * 400].map((seconds) => plusSeconds(THEN, seconds));

describe.each(KINDS)("%s", (_name, kind) => {
  describe.each(STATES)("that is %s", (state) => {
    test.each(RAILS)("has a full and consistent card on the rail %s, whenever it is asked for", (rail) => {
      const cards = CIRCUMSTANCES.flatMap((circumstance) =>
        MOMENTS.flatMap((now) =>
          LANGUAGES.map((language) => ({
            now,
            card: whereabouts(facts({ ...kind, state, rail, ...circumstance }), now, language),
          })),
        ),
      );

      expect(cards.every(({ card }) => card.state === state)).toBe(true);
      expect(cards.flatMap(({ card, now }) => flawsOf(card, now))).toEqual([]);
    });
  });
});

/** What is missing in a card, or contradicts the rest of it. */
function flawsOf(card: Whereabouts, now: string): readonly string[] {
  const { text, holder, lastEvent, nextEvent, isLate, trace, actions } = card;
  const rules: Readonly<Record<string, boolean>> = {
    "a text of sentences": /^\p{Lu}.{20,}\.$/u.test(text) && !/[{}]|undefined|null|Invalid/.test(text),
    "a text that gives nothing away": givenAway(text).length === 0,
    "a holder": holder in MoneyHolder,
    "a last event": lastEvent.what in MoneyEvent && lastEvent.text !== "" && lastEvent.at <= now,
    "an action": actions.length > 0 && actions.every((action) => action in CustomerAction),
    "a number to ask the bank by":
      !actions.includes("ASK_BANK_BY_NUMBER") || text.includes(trace?.number ?? "-"),
    "an end, or something to come":
      (nextEvent === null) === !(actions.includes("WAIT") || isLate || isUnpaid(card)),
    "a next event": nextEvent === null || (nextEvent.what in MoneyEvent && nextEvent.text !== ""),
    "an estimate": nextEvent === null || nextEvent.earliest <= nextEvent.latest,
    "an estimate after the last event": nextEvent === null || nextEvent.latest > lastEvent.at,
    "late past the estimate, or when the provider says so":
      isLate === (card.state === "DELAYED" || (nextEvent !== null && now > nextEvent.latest)),
    "somebody to write to when it is late": !isLate || actions.includes("CONTACT_US"),
  };
  return Object.entries(rules)
    .filter(([, isKept]) => !isKept)
    .map(([rule]) => `lacks ${rule}: ${JSON.stringify(card)}`);
}

function isUnpaid({ actions }: Whereabouts): boolean {
  return actions.includes("FINISH_PAYING");
}

test("every situation occurs", () => {
  const seen = new Set(
    KINDS.flatMap(([, kind]) =>
      STATES.flatMap((state) =>
        RAILS.flatMap((rail) =>
          CIRCUMSTANCES.map((circumstance) => situationOf(facts({ ...kind, state, rail, ...circumstance }))),
        ),
      ),
    ),
  );

  expect([...seen].sort()).toEqual([...SITUATIONS].sort());
});

const TEXTS = [
  ...Object.values(SITUATION_TEXTS),
  ...Object.values(EVENT_TEXTS),
  ...Object.values(ACTION_TEXTS),
];

test("every text is there in every language, and gives nothing away", () => {
  const all = TEXTS.flatMap((texts) => LANGUAGES.map((language) => texts[language]));

  expect(all.every((text) => text.length > 3)).toBe(true);
  expect(all.flatMap(givenAway)).toEqual([]);
  expect(all.map(forbiddenWord).filter((word) => word !== null)).toEqual([]);
});

test.each([
  ["CARD", "EUR", "2026-01-22", "2026-01-29"],
  ["BANK_TRANSFER", "EUR", "2026-01-15", "2026-01-16"],
  ["BANK_TRANSFER", "USD", "2026-01-16", "2026-01-20"],
  ["BANK_TRANSFER", "BRL", "2026-01-16", "2026-01-22"],
  ["DIRECT_DEBIT", "EUR", "2026-01-19", "2026-01-22"],
  ["P2P", "EUR", "2026-01-15", "2026-01-16"],
] as const)(
  "a refund by %s in %s arrives between %s and %s, weekends left out",
  (rail, currency, from, to) => {
    const { nextEvent } = whereabouts(facts({ state: "REFUNDED", rail, currency }), THEN, "EN");

    expect(nextEvent?.what).toBe("REFUND_ARRIVES");
    expect([nextEvent?.earliest.slice(0, 10), nextEvent?.latest]).toEqual([from, `${to}T23:59:59.999Z`]);
  },
);

test("what reaches a bank at the weekend counts from Monday", () => {
  expect(plusBusinessDays("2026-01-17T22:00:00.000Z", 1)).toBe("2026-01-20T22:00:00.000Z");
  expect(plusBusinessDays("2026-01-18T10:00:00.000Z", 0)).toBe("2026-01-19T10:00:00.000Z");
  expect(plusBusinessDays("2026-01-16T10:00:00.000Z", 1)).toBe("2026-01-19T10:00:00.000Z");
});

test("a card's refund reads like this, in time and late", () => {
  const refund = facts({ state: "REFUNDED", traceNumber: safeText("74987502026315001234567") });

  const inTime = whereabouts(refund, THEN, "EN");
  const late = whereabouts(refund, plusSeconds(THEN, 86_400 * 30), "DE");

  expect(inTime.text).toBe(
    "Your refund has been sent to where you paid from. Expected between 22 January 2026 and 29 January 2026. It goes on by itself; please wait until then.",
  );
  expect(inTime.trace).toEqual({ number: "74987502026315001234567", kind: "ARN" });
  expect(late).toMatchObject({
    isLate: true,
    holder: "NETWORK",
    actions: ["ASK_BANK_BY_NUMBER", "CONTACT_US"],
  });
  expect(late.text).toContain("Erwartet wurde es bis zum 29. Januar 2026.");
  expect(late.text).toContain("74987502026315001234567");
});

test.each([
  ["CAPTURED", "REFUNDED", null, "REFUND_CAME_BACK"],
  ["CAPTURED", "PARTIALLY_REFUNDED", "FAILED", "REFUND_CAME_BACK"],
  ["CAPTURED", "REFUNDED", "CANCELLED", "PAID"],
  ["CAPTURED", "AUTHORISED", null, "PAID"],
  ["CAPTURED", "DISPUTED", null, "PAID"],
  ["PARTIALLY_REFUNDED", "REFUNDED", null, "REFUND_CAME_BACK"],
  ["PARTIALLY_REFUNDED", "CAPTURED", null, "REFUND_SENT"],
  ["PARTIALLY_REFUNDED", "PARTIALLY_REFUNDED", "FAILED", "REFUND_CAME_BACK"],
  ["REFUNDED", "CAPTURED", "SUCCEEDED", "REFUND_SENT"],
  ["FAILED", "CAPTURED", null, "DEBIT_SENT_BACK"],
  ["FAILED", "PENDING", null, "NOT_PAID"],
] as const)("%s after %s, with a refund that is %s, is %s", (state, stepFrom, refundStatus, situation) => {
  expect(situationOf(facts({ state, stepFrom, refundStatus }))).toBe(situation);
});

test.each(["CRYPTO", "CASH_VOUCHER"] as const)(
  "no card of the rail %s speaks of a bank or leaves the money with one",
  (rail) => {
    const cards = KINDS.flatMap(([, kind]) =>
      STATES.flatMap((state) =>
        [...CIRCUMSTANCES, { stepFrom: "CAPTURED", capturedMinor: 0n } as const].flatMap((circumstance) =>
          MOMENTS.flatMap((now) =>
            LANGUAGES.map((language) =>
              whereabouts(facts({ ...kind, state, rail, ...circumstance }), now, language),
            ),
          ),
        ),
      ),
    );

    const ofBanks = cards.filter(({ holder, text, lastEvent, nextEvent }) =>
      /bank|banque|banc[oa]/i.test([holder, text, lastEvent.text, nextEvent?.text].join(" ")),
    );

    expect(ofBanks).toEqual([]);
  },
);

test("coins that are looked at once more are with whoever received them, and nowhere before they came", () => {
  const held = { state: "ON_HOLD", rail: "CRYPTO", capturedMinor: 0n } as const;

  const before = whereabouts(facts(held), THEN, "EN");
  const after = whereabouts(facts({ ...held, onChain: ON_CHAIN }), THEN, "EN");

  expect([before.holder, after.holder]).toEqual(["CUSTOMER", "MERCHANT"]);
  expect(after.text).toMatch(/^The payment has arrived and is looked at once more/);
});

test("coins that came late and are confirmed wait for somebody to decide, and for nothing else", () => {
  const late = { ...ON_CHAIN, receivedAt: THEN, dueAt: plusSeconds(THEN, -3_600) };
  const method = { ...METHOD, chainHash: safeText("a".repeat(64)) };
  const pending = { state: "PENDING", rail: "CRYPTO", method } as const;

  const confirming = whereabouts(facts({ ...pending, onChain: late }), THEN, "EN");
  const confirmed = whereabouts(facts({ ...pending, onChain: { ...late, confirmations: 6 } }), THEN, "EN");

  expect(confirming).toMatchObject({ holder: "NETWORK", actions: ["WAIT"] });
  expect(confirmed).toMatchObject({ holder: "MERCHANT", nextEvent: null, actions: ["CONTACT_US"] });
  expect(confirmed.text).toMatch(/^Your transfer has arrived, but too late/);
});

test.each([
  ["insufficient_funds", null, ["TRY_AGAIN"]],
  ["insufficient_funds", "DO_NOT_TRY_AGAIN", ["PAY_ANOTHER_WAY"]],
  ["stolen_card", null, ["PAY_ANOTHER_WAY"]],
  ["do_not_honor", null, ["PAY_ANOTHER_WAY"]],
  [null, null, ["PAY_ANOTHER_WAY"]],
  ["duplicate_transaction", null, ["CONTACT_US"]],
] as const)("after the decline %s with the advice %s the customer can %j", (code, adviceCode, actions) => {
  const declineCode = code && safeText(code);

  const card = whereabouts(facts({ state: "FAILED", declineCode, adviceCode }), THEN, "EN");

  expect(card.actions).toEqual(actions);
  expect(card.text.includes("try again")).toBe(actions[0] === "TRY_AGAIN");
});

test("a payment that ran out of time where no bank declines may be tried again", () => {
  expect(whereabouts(facts({ state: "FAILED", rail: "CRYPTO" }), THEN, "EN").actions).toEqual(["TRY_AGAIN"]);
});

test.each([
  [{ traceNumber: safeText("12345678901234567890123"), rail: "CARD" }, "ARN"],
  [{ traceNumber: safeText("602311000123"), rail: "CARD" }, "RRN"],
  [{ traceNumber: safeText("1-2-3"), rail: "CARD" }, "OTHER"],
  [{ traceNumber: safeText("12345678901234567890123"), rail: "BANK_TRANSFER" }, "OTHER"],
  [{ method: { ...METHOD, chainHash: safeText("f".repeat(64)) }, rail: "CRYPTO" }, "CHAIN_HASH"],
] as const)("%j is traced by its %s", (given, kind) => {
  expect(traceOf(facts(given))?.kind).toBe(kind);
});
