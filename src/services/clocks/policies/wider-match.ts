import { PolicyFamily } from "../../../entities/clocks/clock-enums";
import type { AmountRange, PolicyMatch, PolicyRevision } from "../engine/policy";

type Placed = Pick<PolicyRevision, "policyId" | "family" | "position" | "match">;

/**
 * The first policy that takes every case that this one could get: of those for service only the first that matches
 * counts, so this one never does. What several others take together is not looked at.
 */
export function shadowOf<Policy extends Placed>(
  of: Pick<Placed, "policyId" | "family" | "position" | "match">,
  standing: readonly Policy[],
): Policy | null {
  if (of.family !== PolicyFamily.SERVICE) return null;
  const earlier = standing.filter(
    ({ family, policyId, position }) =>
      family === PolicyFamily.SERVICE && policyId !== of.policyId && position < of.position,
  );
  return earlier.find(({ match }) => isAsWide(match, of.match)) ?? null;
}

/** Whether the one takes every case that the other takes. */
function isAsWide(
  { amount: ofOne, ...one }: PolicyMatch,
  { amount: ofOther, ...other }: PolicyMatch,
): boolean {
  const wanted = other as Readonly<Record<string, readonly string[] | undefined>>;
  const takesAll = Object.entries(one).every(([fact, values]: [string, readonly string[]]) =>
    wanted[fact]?.every((value) => values.includes(value)),
  );
  return takesAll && (ofOne === undefined || (ofOther !== undefined && isWithin(ofOther, ofOne)));
}

function isWithin(inner: AmountRange, outer: AmountRange): boolean {
  if (inner.currency !== outer.currency) return false;
  const [low, high] = [amountOf(inner.fromMinor), amountOf(inner.toMinor)];
  const [least, most] = [amountOf(outer.fromMinor), amountOf(outer.toMinor)];
  return (
    (least === null || (low !== null && low >= least)) && (most === null || (high !== null && high <= most))
  );
}

function amountOf(bound: string | null): bigint | null {
  return bound === null ? null : BigInt(bound);
}
