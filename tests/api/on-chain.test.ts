import { mutate } from "../access/desk";
import { world, type World } from "../support/world";

let redress: World;

beforeAll(async () => {
  redress = await world();
});

afterAll(() => redress.close());

const FIELDS = `
  outcome
  transaction {
    state
    captured { amountMinor }
    onChain {
      received { amountMinor currency } missing { amountMinor } surplus { amountMinor }
      confirmations confirmationsNeeded replacedHashes reorganisedAt issues
    }
    whereabouts { holder text lastEvent { what } nextEvent { what } trace { number } actions }
    history { nodes { fromState toState } }
  }`;

interface Upserted {
  readonly outcome: string;
  readonly transaction: {
    readonly state: string;
    readonly onChain: Readonly<Record<string, unknown>> | null;
    readonly whereabouts: { readonly text: string };
    readonly history: { readonly nodes: object[] };
  };
}

let made = 0;

/** One payment of 0.01 BTC, told of step by step. */
function payment(): (facts: object) => Promise<Awaited<ReturnType<typeof mutate<Upserted>>>> {
  const providerId = `coin-${(made += 1)}`;
  const [provider, rail] = ["chainpay", "CRYPTO"];
  const amount = { amountMinor: 1_000_000, currency: "BTC" };
  return (facts) => {
    redress.clock.advance(60);
    return mutate<Upserted>(redress.api, "upsertTransaction", FIELDS, {
      provider,
      providerId,
      rail,
      amount,
      ...facts,
    });
  };
}

const [FIRST, SECOND] = ["a".repeat(64), "b".repeat(64)];

test("a transfer is followed through a replacement, confirmations and a reorganisation", async () => {
  const tell = payment();
  await tell({ state: "PENDING", method: { chain: "bitcoin", chainHash: FIRST } });

  const replaced = await tell({
    method: { chainHash: SECOND },
    onChain: { receivedMinor: 1_000_000, confirmations: 0, confirmationsNeeded: 3 },
  });
  const confirmed = await tell({ onChain: { confirmations: 2 } });
  const repeated = await tell({ onChain: { confirmations: 2 } });
  await tell({ state: "CAPTURED", onChain: { confirmations: 3 } });
  const undone = await tell({ state: "PENDING", onChain: { confirmations: 0 } });
  const again = await tell({ state: "CAPTURED", onChain: { confirmations: 3 } });
  const gone = await tell({ state: "FAILED", onChain: { confirmations: 0, receivedMinor: 0 } });

  expect(replaced.transaction).toMatchObject({
    onChain: {
      received: { amountMinor: 1_000_000, currency: "BTC" },
      replacedHashes: [FIRST],
      issues: ["REPLACED"],
    },
    whereabouts: { holder: "NETWORK", trace: { number: SECOND }, nextEvent: { what: "PAYMENT_ARRIVES" } },
  });
  expect(confirmed.transaction?.onChain).toMatchObject({ confirmations: 2, confirmationsNeeded: 3 });
  expect(repeated.outcome).toBe("UNCHANGED");
  expect(undone.transaction).toMatchObject({
    captured: { amountMinor: 0 },
    onChain: { issues: ["REPLACED", "REORGANISED"], reorganisedAt: expect.stringMatching(/^2026-/) },
    whereabouts: { holder: "NETWORK", lastEvent: { what: "REORGANISED" }, actions: ["WAIT"] },
  });
  expect(again.transaction).toMatchObject({ state: "CAPTURED", whereabouts: { holder: "MERCHANT" } });
  expect(gone.transaction?.whereabouts).toMatchObject({
    holder: "CUSTOMER",
    actions: ["TRY_AGAIN", "CONTACT_US"],
  });
  expect(gone.transaction?.history.nodes).toMatchObject([
    { toState: "PENDING" },
    { toState: "CAPTURED" },
    { fromState: "CAPTURED", toState: "PENDING" },
    { toState: "CAPTURED" },
    { toState: "FAILED" },
  ]);
});

test("too little, too much and too late are told, with what is missing or left over", async () => {
  const [short, over, late] = [payment(), payment(), payment()];

  const underpaid = await short({ state: "PENDING", onChain: { receivedMinor: 400_000 } });
  const overpaid = await over({ state: "CAPTURED", onChain: { receivedMinor: 1_200_000 } });
  await late({ state: "CANCELLED", onChain: { dueAt: "2026-01-15T08:00:00.000Z" } });
  const paidLate = await late({
    onChain: { receivedMinor: 1_000_000, receivedAt: "2026-01-15T09:00:00.000Z" },
  });

  expect(underpaid.transaction).toMatchObject({
    onChain: { missing: { amountMinor: 600_000 }, issues: ["UNDERPAID"] },
    whereabouts: { holder: "MERCHANT", lastEvent: { what: "PART_ARRIVED" }, actions: ["FINISH_PAYING"] },
  });
  expect(overpaid.transaction).toMatchObject({
    onChain: { surplus: { amountMinor: 200_000 }, issues: ["OVERPAID"] },
    whereabouts: { holder: "MERCHANT", nextEvent: null, actions: ["CONTACT_US"] },
  });
  expect(paidLate.transaction).toMatchObject({
    state: "CANCELLED",
    onChain: { issues: ["PAID_LATE"] },
    whereabouts: { holder: "MERCHANT", lastEvent: { what: "ARRIVED_LATE" }, actions: ["CONTACT_US"] },
  });
});

test.each([
  [{ rail: "CARD", onChain: { confirmations: 1 } }, ["onChain"]],
  [{ onChain: { receivedMinor: -1 } }, ["onChain", "receivedMinor"]],
])("refuses %j", async (facts, field) => {
  const { transaction, userErrors } = await payment()({ state: "PENDING", ...facts });

  expect(transaction).toBeNull();
  expect(userErrors).toMatchObject([{ code: "BAD_USER_INPUT", field }]);
});

test("what is taken by card does not become pending again, and the refusal names what it can become", async () => {
  const tell = payment();
  await tell({ state: "CAPTURED", rail: "CARD" });

  const { userErrors } = await tell({ state: "PENDING", rail: "CARD" });

  expect(userErrors).toMatchObject([{ code: "ILLEGAL_STATE", field: ["state"] }]);
});
