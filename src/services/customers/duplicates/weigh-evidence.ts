import type { DuplicateReason } from "../../../entities/customers/duplicate-reason";
import type { Uuid } from "../../../kernel/ids";

/** One thing that speaks for two customers being one. */
export interface Evidence {
  readonly otherId: Uuid;
  readonly reason: DuplicateReason;
  /** How well it fits, 0 to 1. */
  readonly likeness: number;
}

export interface Suspicion {
  readonly otherId: Uuid;
  /** 0 to 1, in hundredths. */
  readonly score: number;
  /** What weighs most comes first. */
  readonly reasons: readonly DuplicateReason[];
}

/** How sure each makes by itself. Namesakes are many, and cards share four digits with ten thousand others. */
const WEIGHTS: Readonly<Record<DuplicateReason, number>> = {
  SAME_MAILBOX: 0.9,
  SAME_PHONE: 0.9,
  SAME_WALLET: 0.8,
  SAME_CARD: 0.6,
  SAME_NAME: 0.5,
  SIMILAR_NAME: 0.4,
  SAME_REGION: 0.2,
};

/** Below it, most pairs are two. */
const LEAST_SCORE = 0.4;
const MOST_SUSPICIONS = 10;

/** Whom the evidence points at, the likeliest first. */
export function weighEvidence(evidence: readonly Evidence[]): readonly Suspicion[] {
  const byOther = new Map<Uuid, Map<DuplicateReason, number>>();
  for (const { otherId, reason, likeness } of evidence) {
    const known = byOther.get(otherId) ?? new Map<DuplicateReason, number>();
    known.set(reason, Math.max(known.get(reason) ?? 0, WEIGHTS[reason] * likeness));
    byOther.set(otherId, known);
  }
  return [...byOther]
    .map(([otherId, weights]) => suspicion(otherId, weights))
    .filter(({ score }) => score >= LEAST_SCORE)
    .sort((a, b) => b.score - a.score || (a.otherId < b.otherId ? 1 : -1))
    .slice(0, MOST_SUSPICIONS);
}

/** As if they were independent of each other: what is left of the doubt after each. */
function suspicion(otherId: Uuid, weights: ReadonlyMap<DuplicateReason, number>): Suspicion {
  const doubt = [...weights.values()].reduce((left, weight) => left * (1 - weight), 1);
  const reasons = [...weights].sort(([, a], [, b]) => b - a).map(([reason]) => reason);
  return { otherId, score: Math.round((1 - doubt) * 100) / 100, reasons };
}
