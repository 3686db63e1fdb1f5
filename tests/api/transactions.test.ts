import { TransactionState } from "../../src/entities/payments/transaction-enums";
import { TRANSACTION_MOVES } from "../../src/services/payments/transaction-states";
import { persistently } from "../support/api-client";
import { world, type World } from "../support/world";

const UPSERT = `
  mutation ($input: UpsertTransactionInput!) {
    upsertTransaction(input: $input) {
      outcome
      transaction {
        id kind direction mode state rail provider providerId version occurredAt description
        amount { amountMinor currency formatted } captured { amountMinor } refunded { amountMinor } disputed { amountMinor }
        method { brand lastFour expiryMonth expiryYear } declineCode riskScore traceNumber
        payer { id } merchant { id }
        history { nodes { fromState toState late reason amount { amountMinor } actor { kind } } }
      }
      userErrors { code message field details }
    }
  }`;

interface Upserted {
  upsertTransaction: {
    outcome: string | null;
    transaction: {
      id: string;
      state: string;
      version: number;
      captured: { amountMinor: number };
      refunded: { amountMinor: number };
      history: { nodes: object[] };
    } | null;
    userErrors: { code: string; field: string[]; message: string; details: object }[];
  };
}

let redress: World;
let made = 0;

const aPayment = (overrides: object = {}) => ({
  provider: "acquirer",
  providerId: `p-${(made += 1)}`,
  state: "CAPTURED",
  rail: "CARD",
  amount: { amountMinor: 1250, currency: "EUR" },
  ...overrides,
});

async function upsert(input: object): Promise<Upserted["upsertTransaction"]> {
  return (await persistently<Upserted>(redress.api, UPSERT, { input })).upsertTransaction;
}

beforeAll(async () => {
  redress = await world();
});

afterAll(() => redress.close());

test("a transaction is what was told of it, with what its state says of the rest", async () => {
  const input = aPayment({
    occurredAt: "2026-01-14T18:00:00.000Z",
    description: "Order 77",
    method: { brand: "visa", lastFour: "4242", expiryMonth: 8, expiryYear: 2031 },
    reason: "imported",
  });

  const { outcome, transaction, userErrors } = await upsert(input);

  expect(userErrors).toEqual([]);
  expect(outcome).toBe("CREATED");
  expect(transaction).toMatchObject({
    id: expect.stringMatching(/^txn_/),
    kind: "PAYMENT",
    direction: "IN",
    mode: "LIVE",
    state: "CAPTURED",
    providerId: input.providerId,
    occurredAt: "2026-01-14T18:00:00.000Z",
    amount: { amountMinor: 1250, currency: "EUR", formatted: "€12.50" },
    captured: { amountMinor: 1250 },
    refunded: { amountMinor: 0 },
    method: { brand: "visa", lastFour: "4242" },
    version: 1,
    history: {
      nodes: [
        {
          fromState: null,
          toState: "CAPTURED",
          reason: "imported",
          amount: { amountMinor: 1250 },
          actor: { kind: "API_KEY" },
        },
      ],
    },
  });
});

test("repeating an upsert changes nothing and records no event", async () => {
  const input = aPayment();
  const first = await upsert(input);

  const again = await upsert(input);

  expect(again.outcome).toBe("UNCHANGED");
  expect(again.transaction).toEqual(first.transaction);
});

test("twenty identical upserts at once make one transaction", async () => {
  const input = aPayment();

  const answers = await Promise.all(Array.from({ length: 20 }, () => upsert(input)));

  expect(new Set(answers.map(({ transaction }) => transaction?.id)).size).toBe(1);
  expect(answers.filter(({ outcome }) => outcome === "CREATED")).toHaveLength(1);
  expect(answers.filter(({ outcome }) => outcome === "UNCHANGED")).toHaveLength(19);
});

test("a payment is followed through refunds, and each of them is in its history", async () => {
  const input = aPayment();
  await upsert(input);

  await upsert({ ...input, state: "PARTIALLY_REFUNDED", refundedMinor: 300 });
  await upsert({ ...input, state: "PARTIALLY_REFUNDED", refundedMinor: 500 });
  const { transaction } = await upsert({ ...input, state: "REFUNDED" });

  expect(transaction).toMatchObject({ state: "REFUNDED", refunded: { amountMinor: 1250 }, version: 4 });
  expect(transaction?.history.nodes).toMatchObject([
    { fromState: null, toState: "CAPTURED" },
    { fromState: "CAPTURED", toState: "PARTIALLY_REFUNDED", amount: { amountMinor: 300 } },
    { fromState: "PARTIALLY_REFUNDED", toState: "PARTIALLY_REFUNDED", amount: { amountMinor: 500 } },
    { fromState: "PARTIALLY_REFUNDED", toState: "REFUNDED", amount: { amountMinor: 1250 } },
  ]);
});

const STATES = Object.values(TransactionState);
const told = (state: TransactionState) =>
  state === "PARTIALLY_REFUNDED" ? { state, refundedMinor: 300 } : { state };

describe.each(STATES)("a transaction that is %s", (from) => {
  const legal: readonly TransactionState[] = TRANSACTION_MOVES[from];
  const illegal = STATES.filter((to) => to !== from && !legal.includes(to));

  test.each(illegal)(`cannot become %s, and the refusal names what it can become`, async (to) => {
    const input = aPayment();
    const { transaction: before } = await upsert({ ...input, ...told(from) });

    const { userErrors, transaction } = await upsert({ ...input, ...told(to) });

    expect(before?.state).toBe(from);
    expect(transaction).toBeNull();
    expect(userErrors).toMatchObject([
      { code: "ILLEGAL_STATE", field: ["state"], details: { from, to, legal } },
    ]);
  });

  test.each(legal)("can become %s", async (to) => {
    const input = aPayment();
    await upsert({ ...input, ...told(from) });

    const { userErrors, transaction } = await upsert({ ...input, ...told(to) });

    expect(userErrors).toEqual([]);
    expect(transaction?.state).toBe(to);
  });
});

test("older news moves nothing, is noted once, and fills in only what was not known", async () => {
  const input = aPayment({ asOf: "2026-01-15T08:30:00.000Z", description: "Order 77" });
  await upsert(input);

  const late = {
    ...input,
    state: "PENDING",
    asOf: "2026-01-15T08:00:00.000Z",
    payerName: "Ada",
    description: "?",
  };
  const first = await upsert(late);
  const again = await upsert(late);

  expect(first).toMatchObject({
    outcome: "LATE",
    transaction: { state: "CAPTURED", description: "Order 77" },
  });
  expect(again).toMatchObject({ outcome: "LATE", transaction: { version: first.transaction?.version } });
  expect(again.transaction?.history.nodes).toMatchObject([
    { toState: "CAPTURED", late: false },
    { fromState: null, toState: "PENDING", late: true },
  ]);
});

const CARD = "4242 4242 4242 4242";

test.each([
  ["a negative amount", { amount: { amountMinor: -1, currency: "EUR" } }, ["amount", "amountMinor"]],
  ["a negative refund", { refundedMinor: -1 }, ["refundedMinor"]],
  ["more refunded than captured", { refundedMinor: 1300 }, ["refundedMinor"]],
  ["a part refund of unknown size", { state: "PARTIALLY_REFUNDED" }, ["refundedMinor"]],
  ["three digits for the last four", { method: { lastFour: "424" } }, ["method", "lastFour"]],
  ["a whole number for the last four", { method: { lastFour: CARD } }, ["method", "lastFour"]],
  ["a thirteenth month", { method: { expiryMonth: 13 } }, ["method", "expiryMonth"]],
  [
    "an account that is not masked",
    { method: { maskedAccount: "DE89370400440532" } },
    ["method", "maskedAccount"],
  ],
  ["a description beyond its bound", { description: "x".repeat(1001) }, ["description"]],
  [
    "eight thousand characters for a bank",
    { method: { bankName: "1 ".repeat(4_000) } },
    ["method", "bankName"],
  ],
  ["an over-long brand", { method: { brand: "x".repeat(41) } }, ["method", "brand"]],
  ["an over-long hash", { method: { chainHash: "f".repeat(129) } }, ["method", "chainHash"]],
  ["an over-long reason", { reason: "x".repeat(201) }, ["reason"]],
  ["a blank provider", { provider: " " }, ["provider"]],
  ["a blank id at the provider", { providerId: " " }, ["providerId"]],
  ["a provider in capitals", { provider: "Stripe" }, ["provider"]],
  ["a risk score beyond 100", { riskScore: 101 }, ["riskScore"]],
  ["a new transaction without its state", { state: null }, ["state"]],
  ["a new transaction without its amount", { amount: null }, ["amount"]],
  ["facts of the future", { asOf: "2026-01-16T09:00:00.000Z" }, ["asOf"]],
])("refuses %s, naming the field", async (_, overrides, field) => {
  const { transaction, userErrors } = await upsert(aPayment(overrides));

  expect(transaction).toBeNull();
  expect(userErrors).toMatchObject([{ code: "BAD_USER_INPUT", field }]);
});

test.each([
  ["for the bank", { method: { bankName: CARD } }, ["method", "bankName"]],
  ["as the provider's id", { providerId: "5555-5555-5555-4444" }, ["providerId"]],
  ["as a trace number", { traceNumber: CARD }, ["traceNumber"]],
])("refuses a card number %s, where it cannot be masked", async (_, overrides, field) => {
  const { transaction, userErrors } = await upsert(aPayment(overrides));

  expect(transaction).toBeNull();
  expect(userErrors).toMatchObject([{ code: "CARD_DATA_REFUSED", field }]);
});

test.each([
  ["a fraction of a minor unit", { amountMinor: 12.5, currency: "EUR" }],
  ["more than 64 bits", { amountMinor: "9223372036854775808", currency: "EUR" }],
  ["a currency that there is not", { amountMinor: 1, currency: "XXZ" }],
])("refuses %s before anything runs", async (_, amount) => {
  const { errors } = await redress.api.send(UPSERT, { input: aPayment({ amount }) });

  expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
});

test("keeps the largest amount of 64 bits to the last digit", async () => {
  const amount = { amountMinor: "9223372036854775807", currency: "JPY" };

  const { transaction } = await upsert(aPayment({ amount }));

  expect(transaction).toMatchObject({ amount: { amountMinor: "9223372036854775807" } });
});

test.each([
  ["currency", { amount: { amountMinor: 1250, currency: "USD" } }, ["amount", "currency"]],
  ["kind", { kind: "PAYOUT" }, ["kind"]],
  ["mode", { mode: "TEST" }, ["mode"]],
])("the %s of a transaction does not change", async (_, overrides, field) => {
  const input = aPayment();
  await upsert(input);

  const { userErrors } = await upsert({ ...input, ...overrides });

  expect(userErrors).toMatchObject([{ code: "BAD_USER_INPUT", field }]);
});

test("refuses an update that was decided from an older version", async () => {
  const input = aPayment();
  await upsert(input);
  await upsert({ ...input, description: "Order 77" });

  const { userErrors } = await upsert({ ...input, description: "Order 78", expectedVersion: 1 });

  expect(userErrors).toMatchObject([{ code: "VERSION_CONFLICT", details: { currentVersion: 2 } }]);
});

test("creates nothing from a version of a transaction that is not known", async () => {
  const input = aPayment();

  const refused = await upsert({ ...input, expectedVersion: 5 });
  const created = await upsert(input);

  expect(refused).toMatchObject({
    transaction: null,
    userErrors: [{ code: "NOT_FOUND", field: ["providerId"] }],
  });
  expect(created.outcome).toBe("CREATED");
});
