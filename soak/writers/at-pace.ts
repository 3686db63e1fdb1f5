import { pause } from "../stage/patience";

export interface Pace {
  /** For each second. */
  readonly rate: number;
  readonly seconds: number;
  /** Beyond that it waits, and falls behind its pace rather than heap up what nobody answers. */
  readonly atOnce?: number;
}

/** Begins at an even pace, though what was begun before has not ended; waits for all of it. */
export async function atPace<Done>(
  { rate, seconds, atOnce = Infinity }: Pace,
  act: (index: number) => Promise<Done>,
): Promise<readonly Done[]> {
  const startedAt = performance.now();
  const begun: Promise<Done>[] = [];
  const total = rate * seconds;
  let underWay = 0;
  while (begun.length < total) {
    const due = Math.min(total, Math.floor(((performance.now() - startedAt) * rate) / 1_000));
    while (begun.length < due && underWay < atOnce) {
      underWay += 1;
      begun.push(act(begun.length).finally(() => (underWay -= 1)));
    }
    await pause(2);
  }
  return Promise.all(begun);
}
