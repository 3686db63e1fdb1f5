import { TransactionState } from "../../src/entities/payments/transaction-enums";
import { IllegalStateError } from "../../src/kernel/errors";
import {
  assertTransactionMove,
  legalTransactionMoves,
  TRANSACTION_MOVES,
} from "../../src/services/payments/transaction-states";

const states = Object.values(TransactionState);
const pairs = states.flatMap((from) => states.map((to) => [from, to] as const));

// Written out a second time, so that no move can be added or lost by a slip in the table itself.
const LEGAL = `
  PENDING > AUTHORISED CANCELLED CAPTURED DELAYED FAILED ON_HOLD
  DELAYED > AUTHORISED CANCELLED CAPTURED FAILED ON_HOLD PENDING
  AUTHORISED > CANCELLED CAPTURED FAILED ON_HOLD PENDING
  CAPTURED > CANCELLED DISPUTED FAILED ON_HOLD PARTIALLY_REFUNDED REFUNDED REVERSED
  FAILED > AUTHORISED CANCELLED CAPTURED PENDING
  CANCELLED > CAPTURED PENDING
  PARTIALLY_REFUNDED > CAPTURED DISPUTED ON_HOLD REFUNDED REVERSED
  REFUNDED > CAPTURED DISPUTED ON_HOLD PARTIALLY_REFUNDED REVERSED
  DISPUTED > CAPTURED ON_HOLD PARTIALLY_REFUNDED REFUNDED REVERSED
  REVERSED > CAPTURED DISPUTED PARTIALLY_REFUNDED REFUNDED
  ON_HOLD > AUTHORISED CANCELLED CAPTURED DISPUTED FAILED PARTIALLY_REFUNDED PENDING REFUNDED`;
const legal = new Set(
  LEGAL.trim()
    .split("\n")
    .flatMap((line) => {
      const [from, to] = line.trim().split(" > ");
      return to!.split(" ").map((state) => `${from} ${state}`);
    }),
);

describe("the moves of a transaction", () => {
  it("has a row for each state, and each row names states", () => {
    expect(Object.keys(TRANSACTION_MOVES).sort()).toEqual([...states].sort());
    expect(Object.values(TRANSACTION_MOVES).flat()).toHaveLength(legal.size);
  });

  it.each(pairs.filter(([from, to]) => legal.has(`${from} ${to}`)))("lets %s become %s", (from, to) => {
    expect(() => assertTransactionMove(from, to)).not.toThrow();
  });

  it.each(pairs.filter(([from, to]) => !legal.has(`${from} ${to}`)))(
    "refuses that %s become %s, and names the legal moves",
    (from, to) => {
      const refusal = refusalOf(() => assertTransactionMove(from, to));

      expect(refusal).toBeInstanceOf(IllegalStateError);
      expect(refusal.code).toBe("ILLEGAL_STATE");
      expect(refusal.details).toEqual({ from, to, legal: legalTransactionMoves(from) });
      for (const state of legalTransactionMoves(from)) expect(refusal.message).toContain(state);
    },
  );
});

function refusalOf(act: () => void): IllegalStateError {
  try {
    act();
  } catch (error) {
    return error as IllegalStateError;
  }
  throw new Error("nothing was refused");
}
