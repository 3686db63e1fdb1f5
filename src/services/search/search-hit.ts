import type { SearchKind, SearchMatch } from "../../entities/search/search-enums";
import type { Uuid } from "../../kernel/ids";

/** One thing that was found. */
export interface SearchHit {
  readonly kind: SearchKind;
  /** Of the case, customer or transaction. */
  readonly id: Uuid;
  /** 0 to 1. */
  readonly rank: number;
  readonly matchedBy: SearchMatch;
  /** The message of a case that holds the most of the query. */
  readonly messageId: Uuid | null;
  /** The message, or else the case whose subject it was; null where no text was searched. */
  readonly textId: Uuid | null;
  /** The query's words, to show where they stand. */
  readonly words: readonly string[];
}

/** A hit by something that either is the same or is not. */
export function exactHit(kind: SearchKind, id: Uuid, matchedBy: SearchMatch, rank = 1): SearchHit {
  return { kind, id, rank, matchedBy, messageId: null, textId: null, words: [] };
}

/** The best first; each thing once, by its best. */
export function ranked(hits: readonly SearchHit[]): readonly SearchHit[] {
  const best = new Map<Uuid, SearchHit>();
  // A stable sort: what comes in the order of its age stays so.
  for (const hit of [...hits].sort((one, other) => other.rank - one.rank))
    if (!best.has(hit.id)) best.set(hit.id, hit);
  return [...best.values()];
}
