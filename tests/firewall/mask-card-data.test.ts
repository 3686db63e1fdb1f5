import { foldText } from "../../src/kernel/firewall/fold-text";
import { maskCardData } from "../../src/kernel/firewall/mask-card-data";
import { HARMLESS } from "./harmless-numbers";
import { FURTHER_SPELLINGS, TEN_SPELLINGS } from "./spellings";
import { SAMPLE_MESSAGES, TEST_CARDS } from "./test-cards";

const ALL_SPELLINGS = Object.entries({ ...TEN_SPELLINGS, ...FURTHER_SPELLINGS });

test.each(SAMPLE_MESSAGES)("reads $id rightly: $text", ({ text, redact, cards, must_keep }) => {
  const masked = maskCardData(text);

  expect(masked.found.length > 0).toBe(redact);
  if (!redact) expect(masked.text).toBe(text);
  for (const { pan, last4 } of cards) {
    expect(masked.text).toContain(`[card **${last4}]`);
    expect(foldText(masked.text).replace(/\D/g, "")).not.toContain(pan);
  }
  for (const kept of must_keep) expect(masked.text).toContain(kept);
});

test.each(ALL_SPELLINGS)("masks every test card but its last four: %s", (_, spelling) => {
  const masked = TEST_CARDS.map((card) => [card, maskCardData(`Mine is ${spelling(card)} thanks`)] as const);

  for (const [card, { text, found }] of masked) {
    expect(text).toContain(`[card **${card.slice(-4)}]`);
    expect(foldText(text).replace(/\D/g, "")).not.toContain(card);
    expect(found).not.toEqual([]);
    expect(text.endsWith(" thanks")).toBe(true);
    expect(maskCardData(text)).toEqual({ text, found: [] });
  }
});

test.each(Object.entries(HARMLESS))("leaves a thousand %s as they are", (_, make) => {
  const texts = Array.from({ length: 1_000 }, () => `It is about ${make()}, thanks.`);

  expect(texts.filter((text) => maskCardData(text).text !== text)).toEqual([]);
});

test.each([
  ["cvv 123", "cvv ***"],
  ["CVC: 4821.", "CVC: ****."],
  ["my CVV2 number is 123", "my CVV2 number is ***"],
  ["the cvv on the back is 9 9 9", "the cvv on the back is *****"],
  ['{"cvc":"123"}', '{"cvc":"***"}'],
  ["card_cvv=123&step=2", "card_cvv=***&step=2"],
  ["123 (CVV)", "*** (CVV)"],
  ["123 is the cvv", "*** is the cvv"],
  ["Prüfung: Kartenprüfnummer 123", "Prüfung: Kartenprüfnummer ***"],
  ["the security code of my card is 123", "the security code of my card is ***"],
  ["my card's pin is 1234", "my card's pin is ****"],
  ["cvv １２３", "cvv ***"],
  ["4242 4242 4242 4242 12/28 737", "[card **4242] 12/28 ***"],
  ["4242424242424242, exp 12/2028, 737", "[card **4242], exp 12/2028, ***"],
])("masks the security code of %j", (text, masked) => {
  expect(maskCardData(text).text).toBe(masked);
  expect(maskCardData(text).found).toContain("SECURITY_CODE");
});

test.each([
  "the security code 4821 for my login does not come",
  "PIN code 560001, Bengaluru",
  "your pin board has 1234 likes",
  "CVV 12/28",
  "the CVC of 2026-01-15",
  "cvv 12345",
  "ending 4242, cvv was wrong",
])("leaves %j as it is", (text) => {
  expect(maskCardData(text)).toEqual({ text, found: [] });
});

test("tells what it found, in the order of the text", () => {
  const { text, found } = maskCardData(
    "cvv 123 for 4242 4242 4242 4242, not 5555555555554444; read: ;4012888888881881=28121010000012345?",
  );

  expect(text).toBe("cvv *** for [card **4242], not [card **4444]; read: [card **1881]");
  expect(found).toEqual(["SECURITY_CODE", "CARD_NUMBER", "CARD_NUMBER", "TRACK_DATA"]);
});

test("a masked text is never longer than it was", () => {
  const texts = TEST_CARDS.flatMap((card) => ALL_SPELLINGS.map(([, spelling]) => spelling(card)));

  expect(texts.filter((text) => maskCardData(text).text.length > text.length)).toEqual([]);
});

test("knows the digits of all scripts", () => {
  const codes = Array.from({ length: 0x1fbfa - 0x80 }, (_, index) => index + 0x80);
  const digits = codes.map((code) => String.fromCodePoint(code)).filter((text) => /^\p{Nd}$/u.test(text));

  expect(digits.length).toBeGreaterThan(600);
  expect(digits.filter((digit) => !/^\d\u200b?$/.test(foldText(digit)))).toEqual([]);
});

test.each([
  "1 ",
  "4 ",
  "5 ",
  "6011 ",
  "3 4",
  "4242-",
  "+1 ",
  "a1",
  "6",
  "4",
  "cvv ",
  "cvv is ",
  "&#",
  "GB29 ",
  "%B4",
  "1.1",
  "12:",
  "O1",
  "Oo",
  "one ",
  "1dash",
  "1 dash",
  "\u200b",
  "1\u200b\u200b",
  "é4",
  "<b",
  "1,000",
  "pin 1",
  "f1",
  "٤ ",
  "4242424242424242^a",
  "B4242424242424242^a",
  "4242424242424242 a",
  "2026-01-15 ",
  "1 \n",
  "imei 35",
])("reads fifty thousand characters of %j in milliseconds", (unit) => {
  const text = unit.repeat(50_000 / unit.length);

  const startedAt = process.cpuUsage();
  maskCardData(text);

  const { user, system } = process.cpuUsage(startedAt);
  // Some take 5 ms, most of them less; were the time to grow with the square of the length, it would be minutes.
  expect((user + system) / 1_000).toBeLessThan(1_000);
});

test("reads a message of 2 KB in a fraction of a millisecond", () => {
  const story =
    "I paid order 10293 on 2026-01-15 at 12:30, 49.90 EUR, reference 98-77612, and nothing came. ";
  const text = `${story.repeat(22)} My card: 4242 4242 4242 4242.`.slice(-2_048);
  const read = (times: number): void => {
    for (let time = 0; time < times; time += 1) maskCardData(text);
  };
  read(500);

  const startedAt = process.cpuUsage();
  read(500);

  const { user, system } = process.cpuUsage(startedAt);
  // It takes 0.06 ms here; the bound is for machines that do much else meanwhile.
  expect((user + system) / 1_000 / 500).toBeLessThan(0.6);
});
