import fc from "fast-check";
import { safeText } from "../../src/kernel/firewall/admit";
import { maskSplitNumbers, mayGoOnWithNumber } from "../../src/kernel/firewall/split-numbers";
import { foldText } from "../../src/kernel/firewall/fold-text";
import { TEN_SPELLINGS } from "./spellings";
import { TEST_CARDS } from "./test-cards";

const split = (...texts: readonly string[]): readonly string[] => maskSplitNumbers(texts.map(safeText));

test.each([
  [
    ["my card is 4242 4242", "4242 4242 thanks"],
    ["my card is **** ****", "**** 4242 thanks"],
  ],
  [
    ["4242", "4242", "4242", "4242"],
    ["****", "****", "****", "4242"],
  ],
  [
    ["5555-5555-", "-5555-4444"],
    ["****-****-", "-****-4444"],
  ],
  [
    ["４２４２４２４２", "42424242"],
    ["********", "****4242"],
  ],
  [
    ["3782", "822463", "10005"],
    ["****", "******", "*0005"],
  ],
  [
    ["It begins with 42424242 on the card.", "And ends in 42424242."],
    ["It begins with ******** on the card.", "And ends in ****4242."],
  ],
  [
    ["Visa 4242 4242 4242", "the last: 4242"],
    ["Visa **** **** ****", "the last: 4242"],
  ],
  [
    ["order 10293", "card 4242 4242", "4242 4242"],
    ["order 10293", "card **** ****", "**** 4242"],
  ],
])("masks a number that was written in parts: %j", (texts, masked) => {
  expect(split(...texts)).toEqual(masked);
});

test("masks every test card that was cut in two, wherever it was cut", () => {
  for (const card of TEST_CARDS)
    for (let cut = card.length - 12; cut < Math.min(13, card.length - 4); cut += 1) {
      const masked = split(card.slice(0, cut), card.slice(cut)).join("");
      expect(masked).toBe(`${"*".repeat(card.length - 4)}${card.slice(-4)}`);
    }
});

test.each(Object.entries(TEN_SPELLINGS))(
  "masks every test card in %s that was cut in two, wherever it was cut",
  (_spelling, spell) => {
    const missed = TEST_CARDS.flatMap((card) => cutsOf(spell(card))).filter(
      ([one, other]) => split(`It is ${one}`, `${other} thanks`).join(" ") === `It is ${one} ${other} thanks`,
    );

    expect(missed).toEqual([]);
  },
);

/** All pairs of pieces with four digits at least in each. */
function cutsOf(text: string): readonly (readonly [string, string])[] {
  const digits = (piece: string): number => foldText(piece).replaceAll(/\D/g, "").length;
  return [...Array(text.length).keys()]
    .map((place) => [text.slice(0, place), text.slice(place)] as const)
    .filter((pieces) => pieces.every((piece) => digits(piece) >= 4));
}

test.each([
  [["My order is 42424242.", "Any news of 42424242?"]],
  [["4242 4242", "never mind", "4242 4242"]],
  [["4242 4242", "4242 4243"]],
  [["+49 151 12345678", "2026-01-15"]],
  [["[card **4242]", "4242 4242 4242"]],
  [["My card ends in 4242", "Order 424242424242 of 2026-01-15"]],
  [["My card ends in 4242", "My number is 0151 12345678"]],
  [["Call 555 123 4567", "or 555 987 6543"]],
  [["4111.11", "1111.11", "1111.11"]],
  [["4242.42", "424242.42"]],
  [["48.8584", "2.2945"]],
])("leaves texts as they are that make up no number: %j", (texts) => {
  expect(split(...texts)).toEqual(texts);
});

test("finds the same in texts that are not about cards as where every number is looked at", () => {
  const piece = fc.oneof(
    fc.constantFrom(
      "4242",
      "42424242",
      "4242 4242 4242",
      "5555-5555-",
      "-5555 4444",
      "3782",
      "822463",
      "10005",
      "４２４２",
    ),
    fc.constantFrom(
      "on",
      ".",
      " ",
      "-",
      "ok ",
      "the last: ",
      "2026-11-23",
      "12.50 EUR",
      "&nbsp;",
      "[card **4242]",
      "zero",
    ),
  );
  const text = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(""));
  const texts = fc.array(text, { minLength: 2, maxLength: 6 });

  fc.assert(
    fc.property(texts, (some) => {
      // A text of words alone ends every number, and has all that follow looked at.
      expect(split(...some)).toEqual(split("my card", ...some).slice(1));
    }),
    { numRuns: 5_000 },
  );
});

test("a number that is a piece of an IBAN does not tell what the rest of the text is", () => {
  const later = "MT84 MALT 0110 0001 2345 MTLC AST 001 S 4242 4242";

  expect(split("my card 4242 4242", later)).toEqual([
    "my card **** ****",
    later.replace(/4242 4242$/, "**** 4242"),
  ]);
  expect(mayGoOnWithNumber(later)).toBe(true);
});

test("a text is a part of a number also where its digits are words alone", () => {
  const rest = Array.from({ length: 15 }, (_, place) => (place % 2 === 0 ? "two" : "four")).join(" ");

  expect(mayGoOnWithNumber(rest)).toBe(true);
  expect(split("4", rest)).not.toEqual(["4", rest]);
});

test.each([
  ["Thank you for waiting. Reference 193."],
  ["We sent it 2 times, and you have 14 days"],
  ["My number is 555123456, call me"],
])("knows a text that cannot go on with a number: %j", (text) => {
  expect(mayGoOnWithNumber(text)).toBe(false);
});

/** As it stands on the card. */
function inGroups(card: string): string {
  const groups = card.length === 15 ? /^(.{4})(.{6})(.{5})$/ : /(.{4})(?=.)/g;
  return card.replace(groups, card.length === 15 ? "$1 $2 $3" : "$1 ");
}

test("what is known not to go on with a number is left as it is, whatever was said before", () => {
  const halves = TEST_CARDS.flatMap((card) => cutsOf(inGroups(card)));
  const words = fc.constantFrom(
    "",
    "my card ",
    "is ",
    "the last: ",
    "imei ",
    "for 2 days ",
    "IBAN DE89 3704 0044 0532 0130 00 ",
    ", ",
  );
  const number = fc.integer({ min: 0, max: 99_999_999_999 }).map((one) => `Reference ${one}. `);
  const around = fc.oneof({ weight: 3, arbitrary: words }, { weight: 1, arbitrary: number });
  const text = (half: string): fc.Arbitrary<string> =>
    fc.tuple(around, around, fc.constant(half), around).map((pieces) => pieces.join(""));
  const said = fc.constantFrom(...halves).chain(([one, other]) => fc.tuple(text(one), text(other)));
  const known = fc
    .sample(
      said.map((texts) => texts.map(safeText)),
      { numRuns: 20_000, seed: 1 },
    )
    .filter(([, later = ""]) => !mayGoOnWithNumber(later));

  for (const [earlier = "", later = ""] of known) expect(split(earlier, later)).toEqual([earlier, later]);
  expect(known.length).toBeGreaterThan(1_000);
});
