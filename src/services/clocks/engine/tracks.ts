import type { ClockMetric } from "../../../entities/clocks/clock-metric";
import type { CaseFacts, Replies } from "./case-facts";

/** What a metric says of a case: since when its present round lasts, and how that came to an end. */
export interface Track {
  readonly from: number;
  readonly stopped: { readonly at: number; readonly as: "MET" | "CANCELLED" } | null;
}

type Reading = (facts: CaseFacts, replies: Replies, name: string | null) => Track | null;

/** Every metric that a policy may set a target for; each is read from the facts alone. */
const READINGS: { readonly [Metric in ClockMetric]?: Reading } = {
  FIRST_RESPONSE: (facts, { firstAt }) => track(facts.openedAt, firstAt, facts),
  NEXT_RESPONSE: (facts, { burst }) => burst && track(burst.from, burst.answeredAt, facts),
  PERIODIC_UPDATE: (facts, { lastAt }) => (lastAt === null ? null : track(lastAt, null, facts)),
  FIRST_RESOLUTION: (facts) => track(facts.openedAt, facts.firstResolvedAt, facts),
  TOTAL_RESOLUTION: (facts) => track(facts.openedAt, resolvedAt(facts), facts),
  SPEED_OF_ANSWER: (facts) => track(facts.openedAt, facts.takenAt, facts),
  HAND_OFF_WAIT: (facts) => facts.handOff && track(facts.handOff.from, facts.handOff.takenAt, facts),
  OBLIGATION: (facts, _replies, name) =>
    track(
      facts.openedAt,
      facts.dutiesDone.find((duty) => duty.name === name)?.at ?? resolvedAt(facts),
      facts,
    ),
};

export const POLICY_METRICS = Object.keys(READINGS) as readonly ClockMetric[];

export function trackOf(
  { metric, name }: { readonly metric: ClockMetric; readonly name: string | null },
  facts: CaseFacts,
  replies: Replies,
): Track | null {
  return READINGS[metric]?.(facts, replies, name) ?? null;
}

/** What was not done before the case ended is not asked for any more. */
function track(from: number, doneAt: number | null, { ended }: CaseFacts): Track {
  if (doneAt !== null) return { from, stopped: { at: doneAt, as: "MET" } };
  return { from, stopped: ended && { at: ended.at, as: "CANCELLED" } };
}

function resolvedAt({ ended }: CaseFacts): number | null {
  return ended?.isResolved ? ended.at : null;
}
