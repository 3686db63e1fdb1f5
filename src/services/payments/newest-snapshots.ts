import type { Snapshot, TransactionPart } from "./transaction-part";

/** A total order, so that every reader of the same snapshots agrees which of them counts. */
export function compareSnapshots(a: Snapshot, b: Snapshot): number {
  return (
    a.occurredAt.getTime() - b.occurredAt.getTime() || a.rank - b.rank || compareText(a.eventId, b.eventId)
  );
}

export function newerSnapshot<S extends Snapshot>(a: S, b: S): S {
  return compareSnapshots(a, b) >= 0 ? a : b;
}

/**
 * One snapshot of each object, the newest, in a fixed order. Whatever order the snapshots come in and however
 * often each is repeated, the answer is the same; all that is derived from it inherits that.
 */
export function newestSnapshots(snapshots: Iterable<TransactionPart>): readonly TransactionPart[] {
  const newest = new Map<string, TransactionPart>();
  for (const part of snapshots) {
    const key = `${part.kind} ${part.providerId}`;
    const known = newest.get(key);
    newest.set(key, known ? newerSnapshot(known, part) : part);
  }
  return [...newest.values()].sort(byCreation);
}

function byCreation(a: TransactionPart, b: TransactionPart): number {
  return (
    compareText(a.kind, b.kind) ||
    a.createdAt.getTime() - b.createdAt.getTime() ||
    compareText(a.providerId, b.providerId)
  );
}

/** By code unit, as the database compares with collation "C": a locale would order ids differently. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
