import { createHash } from "node:crypto";
import { hasCardNumber } from "../../src/services/payments/card-numbers";

test.each([
  "4242424242424242",
  "4242 4242 4242 4242",
  "4242-4242-4242-4242",
  "4242.4242.4242.4242",
  "paid with 5555555555554444, thanks",
  "3782 822463 10005",
  "6011 1111 1111 1117",
  "3566002020360505",
  "30569309025904",
  "4222222222222",
  "4242 4242 4242 4242 12/29",
  "12/29 4242 4242 4242 4242",
  "１２３ ４２４２４２４２４２４２４２４２",
  "card4242424242424242",
  "+4242424242424242",
])("sees the card number in %s", (text) => {
  expect(hasCardNumber(text)).toBe(true);
});

test.each([
  ["a number that fails the check digit", "4242 4242 4242 4243"],
  ["a number of no network", "8515131751004933"],
  ["a trace number of a card network", "74537604221222132710572"],
  ["the last four", "4242"],
  ["a phone number", "+49 151 12345678"],
  ["an amount", "1,234,567.89 EUR"],
  ["a moment", "2026-01-15T09:00:00.000Z"],
  ["an id of Stripe's", "pi_1PgafyB7WZ01zgkWSjxsAJo3"],
  ["a UUID whose digits would pass", "42424242-4242-4242-8242-42424242abcd"],
  ["a hash", "0x4242424242424242a1b2c3d4e5f60718293a4b5c"],
])("lets %s through", (_, text) => {
  expect(hasCardNumber(text)).toBe(false);
});

test("takes none of ten thousand hashes and UUIDs for a card number", () => {
  const hashes = Array.from({ length: 10_000 }, (_, index) =>
    createHash("sha256").update(String(index)).digest("hex"),
  );
  const uuids = hashes.map((hash) => hash.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5"));

  expect([...hashes, ...uuids].filter(hasCardNumber)).toEqual([]);
});

// A second is no measure of speed but of growth: were the time to grow with the square of the length, it
// would be minutes, on any machine.
test.each(["1 ", "4 ", "5 ", "6011 ", "3 4", "4242-", "+1 ", "a1"])(
  "reads fifty thousand characters of %j in a time that grows with their number alone",
  (unit) => {
    const text = unit.repeat(50_000 / unit.length);

    const startedAt = performance.now();
    hasCardNumber(text);

    expect(performance.now() - startedAt).toBeLessThan(1_000);
  },
);

test("sees the card number at the end of a long row of groups", () => {
  expect(hasCardNumber(`${"1 ".repeat(5_000)}4242 4242 4242 4242`)).toBe(true);
});
