import { publishedDuration } from "../calendars/work-duration";
import type { OutcomeSum } from "./outcome-sums";
import type { Difference, KeptOutcome } from "./outcomes";
import type { SimulationSums } from "./run-simulations";

/** Of one case. */
const MOST_DIFFERENCES = 100;

interface ShownOutcome extends Omit<KeptOutcome, "targetMs" | "usedMs"> {
  readonly target: string;
  readonly used: string;
}

interface ShownSum extends OutcomeSum {
  readonly compliance: number | null;
}

/** The sums of one of both worlds as they are shown. */
export function shownSums(sums: unknown, world: keyof SimulationSums): readonly ShownSum[] {
  return (sums as SimulationSums)[world].map((sum) => {
    const decided = sum.met + sum.late + sum.breached;
    return { ...sum, compliance: decided === 0 ? null : sum.met / decided };
  });
}

export function shownDifferences(
  differences: readonly unknown[],
): readonly { readonly before: ShownOutcome | null; readonly after: ShownOutcome | null }[] {
  return (differences as readonly Difference[])
    .slice(0, MOST_DIFFERENCES)
    .map(({ before, after }) => ({ before: shown(before), after: shown(after) }));
}

function shown(outcome: KeptOutcome | null): ShownOutcome | null {
  if (outcome === null) return null;
  const { targetMs, usedMs, ...rest } = outcome;
  return { ...rest, target: publishedDuration(targetMs), used: publishedDuration(usedMs) };
}
