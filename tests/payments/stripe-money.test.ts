import fc from "fast-check";
import { stripeMoney } from "../../src/services/payments/stripe/stripe-money";

describe("Stripe's amounts", () => {
  it.each([
    ["eur", 1099, "1099"],
    ["jpy", 500, "500"],
    ["bhd", 5120, "5120"],
    ["huf", 100_000, "100000"],
    ["twd", 80_000, "80000"],
    // Two decimals at Stripe for old times' sake, none by ISO 4217.
    ["isk", 500, "5"],
    ["ugx", 380_000, "3800"],
    // None at Stripe, two by ISO 4217.
    ["mga", 5000, "500000"],
  ])("are read in the minor units of the currency: %s %i is %s", (currency, amount, minor) => {
    expect(stripeMoney(currency)).toMatchObject({ currency: currency.toUpperCase() });
    expect(stripeMoney(currency).minor(amount)).toBe(minor);
  });

  it.each([
    [4010, "40"],
    [4050, "41"],
    [4090, "41"],
  ])("round the fractions of a krona that were charged before 2023: %i is %s", (amount, minor) => {
    expect(stripeMoney("isk").minor(amount)).toBe(minor);
  });

  it.each(["usdc", "hrk", "xyz", ""])("keep Stripe's figure where the decimals are not known: %p", (code) => {
    expect(stripeMoney(code)).toMatchObject({ currency: null });
    expect(stripeMoney(code).minor(1234)).toBe("1234");
  });

  it("are nothing when they are missing", () => {
    expect(stripeMoney("eur").minor(null)).toBe("0");
    expect(stripeMoney("eur").minor(undefined)).toBe("0");
  });

  it("lose their sign and no digit", () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (amount) => {
        expect(stripeMoney("eur").minor(amount)).toBe(BigInt(amount).toString().replace("-", ""));
      }),
    );
  });
});
