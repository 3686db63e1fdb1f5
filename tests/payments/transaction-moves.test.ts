import { TransactionState } from "../../src/entities/payments/transaction-enums";
import { transactionMoves } from "../../src/services/payments/transaction-moves";
import { assertTransactionMove } from "../../src/services/payments/transaction-states";

const states = Object.values(TransactionState);
const pairs = states.flatMap((from) => states.filter((to) => to !== from).map((to) => [from, to] as const));

describe("the steps from one state to another", () => {
  it("begins a history with the state in which the transaction became known", () => {
    expect(transactionMoves(null, "DISPUTED")).toEqual([{ from: null, to: "DISPUTED", inferred: false }]);
  });

  it.each(states)("takes no step from %s to itself", (state) => {
    expect(transactionMoves(state, state)).toEqual([]);
  });

  it.each(pairs)("leads from %s to %s by legal steps only", (from, to) => {
    const moves = transactionMoves(from, to);

    expect(moves[0]?.from).toBe(from);
    expect(moves.at(-1)).toMatchObject({ to, inferred: false });
    expect(moves.slice(0, -1).every(({ inferred }) => inferred)).toBe(true);
    moves.forEach((move, step) => {
      if (step > 0) expect(move.from).toBe(moves[step - 1]?.to);
      assertTransactionMove(move.from!, move.to);
    });
  });

  it.each([
    ["PENDING", ["CAPTURED", "DISPUTED"]],
    ["AUTHORISED", ["CAPTURED", "DISPUTED"]],
    ["FAILED", ["CAPTURED", "DISPUTED"]],
    ["CANCELLED", ["CAPTURED", "DISPUTED"]],
  ] as const)("infers for %s that what is disputed was captured first", (from, steps) => {
    const moves = transactionMoves(from, "DISPUTED");

    expect(moves.map(({ to }) => to)).toEqual(steps);
  });

  it("infers that money which was refunded after a failed attempt was captured in between", () => {
    const moves = transactionMoves("FAILED", "REFUNDED");

    expect(moves).toEqual([
      { from: "FAILED", to: "CAPTURED", inferred: true },
      { from: "CAPTURED", to: "REFUNDED", inferred: false },
    ]);
  });
});
