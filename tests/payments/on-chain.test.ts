import fc from "fast-check";
import type { OnChain } from "../../src/entities/payments/on-chain";
import { TransactionRail, TransactionState } from "../../src/entities/payments/transaction-enums";
import type { Transaction } from "../../src/entities/payments/transaction.entity";
import { safeText } from "../../src/kernel/firewall/admit";
import { onChainBalance } from "../../src/services/payments/chain/on-chain-balance";
import { toldOnChain } from "../../src/services/payments/chain/told-on-chain";
import type { MoneyFacts } from "../../src/services/payments/outlook/money-facts";
import { situationOf } from "../../src/services/payments/outlook/situation";
import {
  assertTransactionMove,
  legalTransactionMoves,
  TRANSACTION_MOVES,
} from "../../src/services/payments/transaction-states";

const NOTHING: OnChain = {
  receivedMinor: null,
  receivedAt: null,
  dueAt: null,
  confirmations: null,
  confirmationsNeeded: null,
  replacedHashes: [],
  reorganisedAt: null,
};

/** A transfer as a chain may lead it: states, hashes and amounts one after another. */
interface Telling {
  readonly state: TransactionState;
  readonly hash: string | null;
  readonly receivedMinor: bigint | undefined;
  readonly confirmations: number | undefined;
}

const states: TransactionState[] = ["PENDING", "CAPTURED", "FAILED", "CANCELLED", "DELAYED"];
const telling: fc.Arbitrary<Telling> = fc.record({
  state: fc.constantFrom(...states),
  hash: fc.constantFrom(null, "a".repeat(64), "b".repeat(64), "c".repeat(64)),
  receivedMinor: fc.constantFrom(undefined, 0n, 400n, 1000n, 1300n),
  confirmations: fc.constantFrom(undefined, 0, 3, 6),
});

const METHOD = {
  type: null,
  brand: null,
  lastFour: null,
  expiryMonth: null,
  expiryYear: null,
  wallet: null,
  bankName: null,
  maskedAccount: null,
  chain: safeText("bitcoin"),
  chainHash: null,
};

type Known = Pick<Transaction, "state" | "rail" | "method" | "onChain">;

/** What upserts make of these tellings; those that are illegal moves change nothing. */
function lived(tellings: readonly Telling[]): Known & { reorganisations: number; hashes: string[] } {
  let known: Known = { state: "PENDING", rail: "CRYPTO", method: METHOD, onChain: null };
  const hashes: string[] = [];
  let reorganisations = 0;
  tellings.forEach(({ state, hash, receivedMinor, confirmations }, index) => {
    if (state !== known.state && !legalTransactionMoves(known.state, "CRYPTO").includes(state)) return;
    if (known.state === "CAPTURED" && (state === "PENDING" || state === "FAILED")) reorganisations += 1;
    const facts = {
      provider: safeText("chainpay"),
      providerId: safeText("x"),
      ...(hash !== null && { method: { chainHash: safeText(hash) } }),
      onChain: {
        ...(receivedMinor !== undefined && { receivedMinor }),
        ...(confirmations !== undefined && { confirmations }),
      },
    };
    const told = toldOnChain(facts, state, known as Transaction, `2026-01-01T00:00:${10 + index}.000Z`);
    const chainHash = hash === null ? known.method?.chainHash : safeText(hash);
    if (hash !== null && hash !== hashes.at(-1)) hashes.push(hash);
    known = {
      ...known,
      state,
      method: { ...METHOD, chainHash: chainHash ?? null },
      ...(told !== undefined && { onChain: told }),
    };
  });
  return { ...known, reorganisations, hashes };
}

test("whatever a chain does, nothing that is told is lost, and the sums agree", () => {
  fc.assert(
    fc.property(fc.array(telling, { maxLength: 20 }), (tellings) => {
      const { onChain, reorganisations, hashes, state, rail, method } = lived(tellings);
      if (onChain === null) return;
      const { received, missing, surplus, issues } = onChainBalance(onChain, 1000n);

      expect(onChain.replacedHashes).toEqual(hashes.slice(0, -1).slice(-10));
      expect(onChain.reorganisedAt !== null).toBe(reorganisations > 0);
      expect(missing === 0n || surplus === 0n).toBe(true);
      if (received !== null && received > 0n) expect(received + missing - surplus).toBe(1000n);
      expect(issues.includes("UNDERPAID")).toBe(missing > 0n);
      expect(issues.includes("OVERPAID")).toBe(surplus > 0n);
      expect(issues.includes("REPLACED")).toBe(onChain.replacedHashes.length > 0);
      expect(issues.includes("REORGANISED")).toBe(reorganisations > 0);
      const facts = { kind: "PAYMENT", state, rail, method, onChain, amountMinor: 1000n } as MoneyFacts;
      expect(
        situationOf({ ...facts, stepFrom: null, refundStatus: null, refundPendingMinor: 0n }),
      ).not.toMatch(/DEBIT|CARD/);
    }),
    { numRuns: 500 },
  );
});

test.each([
  [{ receivedMinor: "400" }, { missing: 600n, surplus: 0n, issues: ["UNDERPAID"] }],
  [{ receivedMinor: "1000" }, { missing: 0n, surplus: 0n, issues: [] }],
  [{ receivedMinor: "1300" }, { missing: 0n, surplus: 300n, issues: ["OVERPAID"] }],
  [{ receivedMinor: "0" }, { missing: 0n, surplus: 0n, issues: [] }],
  [
    { receivedMinor: "1000", receivedAt: "2026-01-02T00:00:00.000Z", dueAt: "2026-01-01T00:00:00.000Z" },
    { issues: ["PAID_LATE"] },
  ],
  [{ dueAt: "2026-01-01T00:00:00.000Z" }, { received: null, issues: [] }],
])("of %j against 1,000 this is %j", (onChain, balance) => {
  expect(onChainBalance({ ...NOTHING, ...onChain }, 1000n)).toMatchObject(balance);
});

const OTHER_RAILS = [...Object.values(TransactionRail).filter((rail) => rail !== "CRYPTO"), null];

test.each(OTHER_RAILS)("on %s no payment waits again once it is taken, but on a chain it may", (rail) => {
  expect(() => assertTransactionMove("CAPTURED", "PENDING", "CRYPTO")).not.toThrow();
  expect(() => assertTransactionMove("CAPTURED", "PENDING", rail)).toThrow(/cannot become PENDING/);
});

test.each(Object.values(TransactionState))("on a chain %s has every move that it has elsewhere", (state) => {
  expect(legalTransactionMoves(state, "CRYPTO")).toEqual(
    expect.arrayContaining([...TRANSACTION_MOVES[state]]),
  );
});
