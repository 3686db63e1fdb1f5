import { amountsOf } from "../../src/services/search/amounts-of";
import { readQuery } from "../../src/services/search/read-query";

/** `12.50 EUR` as `1250 EUR`, in each currency that is given. */
const minor = (text: string, ...currencies: readonly string[]): readonly string[] =>
  amountsOf(text)
    .filter(({ currency }) => currencies.includes(currency))
    .map(({ amountMinor, currency }) => `${amountMinor} ${currency}`);

test.each([
  ["12.50 EUR", "1250 EUR"],
  ["EUR 12.50", "1250 EUR"],
  ["12,50 €", "1250 EUR"],
  ["€12.5", "1250 EUR"],
  ["1,234.56 eur", "123456 EUR"],
  ["1.234,56 EUR", "123456 EUR"],
  ["1 234,56 EUR", "123456 EUR"],
  ["1'234.50 EUR", "123450 EUR"],
  ["1.234.567 EUR", "123456700 EUR"],
  ["12 EUR", "1200 EUR"],
])("%s is an amount in euros", (text, amount) => {
  expect(minor(text, "EUR", "USD", "JPY")).toEqual([amount]);
});

test("an amount has the decimals of its currency", () => {
  expect(minor("1.234 BHD", "BHD")).toEqual(["1234 BHD", "1234000 BHD"]);
  expect(minor("1,000 JPY", "JPY")).toEqual(["1000 JPY"]);
  expect(minor("10.5 JPY", "JPY")).toEqual([]);
  expect(minor("0.00012345 BTC", "BTC")).toEqual(["12345 BTC"]);
});

test("an amount without a currency may be of any that is written so", () => {
  expect(minor("12.50", "EUR", "JPY", "BHD", "BTC")).toEqual(["12500 BHD", "1250 EUR", "1250000000 BTC"]);
});

test.each(["42", "EUR", "12.50 XXZ", "12.5.3", "EUR 12 EUR", "9".repeat(30) + ".00", "12.50 EUR today"])(
  "%s is no amount",
  (text) => {
    expect(amountsOf(text)).toEqual([]);
  },
);

test.each([
  ["42", { caseNumber: 42, lastFour: null, reference: null }],
  ["#42", { caseNumber: 42, reference: null }],
  ["4242", { caseNumber: 4242, lastFour: "4242" }],
  ["•••• 4242", { caseNumber: null, lastFour: "4242" }],
  ["Visa ending in 4242", { caseNumber: null, lastFour: "4242" }],
  ["99999999999", { caseNumber: null, phone: "99999999999" }],
  ["0", { caseNumber: null }],
  ["+44 (20) 7946-0018", { phone: "442079460018" }],
  ["pi_3Nx", { reference: "pi_3Nx" }],
  ["two words", { reference: null, phone: null, lastFour: null, caseNumber: null }],
])("%s is read as %j", (query, reading) => {
  expect(readQuery(query)).toMatchObject(reading);
});

test("an id of this API is told by its prefix", () => {
  expect(readQuery("case_01m809vsp1fvjabgacdfx81ax2").publicId?.prefix).toBe("case");
});

test.each([
  "4242 4242 4242 4242",
  "refund to 4242-4242-4242-4242 please",
  "４２４２４２４２４２４２４２４２",
])("of the card number in %s the last four digits alone go further", (query) => {
  const read = readQuery(query);

  expect(read.lastFour).toBe("4242");
  expect(JSON.stringify(read, (_, value: unknown) => (typeof value === "bigint" ? "" : value))).not.toMatch(
    /4242.?4242/,
  );
});

test.each(["#17", "# 17", "#4242"])("%s is the number of a case, and nothing else", (query) => {
  expect(readQuery(query)).toEqual({
    text: "",
    publicId: null,
    caseNumber: Number(query.replace(/\D/g, "")),
    lastFour: null,
    amounts: [],
    reference: null,
    phone: null,
  });
});
