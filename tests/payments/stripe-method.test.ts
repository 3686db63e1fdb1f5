import { stripeMethod, stripeRail } from "../../src/services/payments/stripe/stripe-method";
import { STRIPE_RAILS } from "../../src/services/payments/stripe/stripe-rails";
import { cardDetails } from "./stripe-objects";

const nothing = {
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
const hash = `0x${"ab12".repeat(16)}`;

describe("what is kept of a payment method", () => {
  it.each([
    [
      "a card: brand, last four and expiry",
      cardDetails(),
      { type: "card", brand: "visa", lastFour: "4242", expiryMonth: 8, expiryYear: 2031 },
    ],
    [
      "a card in a phone: its wallet, too",
      cardDetails({ wallet: { type: "apple_pay", apple_pay: {}, dynamic_last4: "9999" } }),
      {
        type: "card",
        brand: "visa",
        lastFour: "4242",
        expiryMonth: 8,
        expiryYear: 2031,
        wallet: "apple_pay",
      },
    ],
    [
      "a mandate: the account, masked",
      {
        type: "sepa_debit",
        sepa_debit: { bank_code: "37040044", country: "DE", last4: "3000", mandate: "m_1" },
      },
      { type: "sepa_debit", maskedAccount: "****3000" },
    ],
    [
      "an American bank account: the bank and the account, masked",
      {
        type: "us_bank_account",
        us_bank_account: { bank_name: "STRIPE TEST BANK", last4: "6789", routing_number: "110000000" },
      },
      { type: "us_bank_account", bankName: "STRIPE TEST BANK", maskedAccount: "****6789" },
    ],
    [
      "a bank redirect: the bank and the account, masked",
      {
        type: "ideal",
        ideal: { bank: "ing", bic: "INGBNL2A", iban_last4: "1234", verified_name: "Ada Lovelace" },
      },
      { type: "ideal", bankName: "ing", maskedAccount: "****1234" },
    ],
    [
      "a coin: chain and hash, not the wallet's address",
      {
        type: "crypto",
        crypto: {
          buyer_address: "0xDEADBEEF",
          network: "base",
          token_currency: "usdc",
          transaction_hash: hash,
        },
      },
      { type: "crypto", chain: "base", chainHash: hash },
    ],
    [
      "a wallet account: nothing but its sort",
      {
        type: "paypal",
        paypal: { payer_email: "ada@example.com", payer_id: "LUDTJK", payer_name: "Ada Lovelace" },
      },
      { type: "paypal" },
    ],
    [
      "a wallet account with a card behind it: the card",
      {
        type: "revolut_pay",
        revolut_pay: {
          funding: { type: "card", card: { brand: "visa", last4: "1111", exp_month: 1, exp_year: 2030 } },
        },
      },
      { type: "revolut_pay", brand: "visa", lastFour: "1111", expiryMonth: 1, expiryYear: 2030 },
    ],
    [
      "a sort we do not know: its name",
      { type: "shell_money", shell_money: { colour: "pink" } },
      { type: "shell_money" },
    ],
    ["a method without details: its sort", { type: "card", card: null }, { type: "card" }],
  ])("is, of %s", (_, details, kept) => {
    expect(stripeMethod(details)).toEqual({ ...nothing, ...kept });
  });

  it("is nothing of a full number, wherever one should turn up", () => {
    const number = "4242424242424242";
    const details = cardDetails({
      brand: number,
      last4: number,
      exp_month: 4242,
      wallet: { type: number },
      bank_name: `Bank ${number}`,
      network: number,
      transaction_hash: number,
    });

    expect(JSON.stringify(stripeMethod(details))).not.toMatch(/\d{5}/);
  });

  it.each([null, undefined, {}, { type: 5 }, { type: "Card Of Ada" }])("is null of %j", (method) => {
    expect(stripeMethod(method)).toBeNull();
  });
});

describe("the rail of a payment method", () => {
  it.each([
    ["card", "CARD"],
    ["card_present", "CARD"],
    ["paypal", "WALLET"],
    ["ideal", "BANK_TRANSFER"],
    ["customer_balance", "BANK_TRANSFER"],
    ["sepa_debit", "DIRECT_DEBIT"],
    ["us_bank_account", "DIRECT_DEBIT"],
    ["oxxo", "CASH_VOUCHER"],
    ["crypto", "CRYPTO"],
    ["swish", "P2P"],
    ["klarna", "PAY_LATER"],
  ])("of %s is %s", (type, rail) => {
    expect(stripeRail(type)).toBe(rail);
  });

  it("is not known for a method that came after us", () => {
    expect(["shell_money", "constructor", null, undefined].map(stripeRail)).toEqual([null, null, null, null]);
  });

  it("is known for every method of Stripe's but money between two Stripe accounts", () => {
    const unknown = Object.keys(STRIPE_RAILS).filter((type) => stripeRail(type) === null);

    expect(unknown).toEqual(["stripe_account"]);
  });
});
