import fc from "fast-check";
import { assertTransactionMove } from "../../src/services/payments/transaction-states";
import { live } from "./live";
import { type Life, lives } from "./stripe-life";
import { tell } from "./tell";

/** The events of a life in any order, some of them twice. */
const disordered = lives.chain((life) => {
  const places = live(life).events.map((_, place) => place);
  const order = fc
    .tuple(
      fc.shuffledSubarray(places, { minLength: places.length }),
      fc.subarray(places),
      fc.nat(places.length),
    )
    .map(([shuffled, repeated, at]) => [...shuffled.slice(0, at), ...repeated, ...shuffled.slice(at)]);
  return fc.record({ life: fc.constant(life), order });
});

function relive({ life, order }: { readonly life: Life; readonly order: readonly number[] }) {
  const lived = live(life);
  return { lived, told: tell(order.map((place) => lived.events[place]!)) };
}

describe("a transaction whose events come late, twice and out of order", () => {
  it("ends where the payment really ended, with the right sums", () => {
    fc.assert(
      fc.property(disordered, (disorder) => {
        const { lived, told } = relive(disorder);

        expect(told.transaction).toMatchObject({
          state: lived.state,
          capturedMinor: lived.capturedMinor,
          refundedMinor: lived.refundedMinor,
          anomalies: [],
        });
      }),
      { numRuns: 1000 },
    );
  });

  it("is the same, to the last field, as when told in order", () => {
    fc.assert(
      fc.property(disordered, (disorder) => {
        const { lived, told } = relive(disorder);

        expect(told.transaction).toEqual(tell(lived.events).transaction);
      }),
      { numRuns: 1000 },
    );
  });

  it("has a history without gaps, of legal moves only, that ends in its state", () => {
    fc.assert(
      fc.property(disordered, (disorder) => {
        const { transaction, moves } = relive(disorder).told;

        expect(moves[0]?.from).toBeNull();
        expect(moves.at(-1)?.to).toBe(transaction.state);
        moves.slice(1).forEach((move, index) => {
          expect(move.from).toBe(moves[index]?.to);
          assertTransactionMove(move.from!, move.to);
        });
      }),
      { numRuns: 1000 },
    );
  });

  it("never infers a failure, a cancellation, a dispute, a loss or a full refund that nobody reported", () => {
    fc.assert(
      fc.property(disordered, (disorder) => {
        const inferred = relive(disorder).told.moves.filter((move) => move.inferred);

        for (const { to } of inferred) expect(["PENDING", "CAPTURED"]).toContain(to);
      }),
      { numRuns: 1000 },
    );
  });

  it("needs to infer nothing when it is told in order", () => {
    fc.assert(
      fc.property(lives, (life) => {
        expect(tell(live(life).events).moves.filter(({ inferred }) => inferred)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});
