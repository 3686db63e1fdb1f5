import type { CardDataKind } from "./mask-card-data";

/** That card data was taken out of a text; never what it was. */
export interface Redaction {
  /** Path of the text in the input, outermost first. */
  readonly field: readonly string[];
  readonly kind: CardDataKind;
  /** How often it occurred in this text. */
  readonly count: number;
}

export function redactionsOf(field: readonly string[], found: readonly CardDataKind[]): readonly Redaction[] {
  const counts = new Map<CardDataKind, number>();
  for (const kind of found) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => ({ field, kind, count }));
}
