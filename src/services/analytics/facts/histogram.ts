/** Bounds of neighbouring buckets lie this far apart: the middle of one is at most 1 % from all that is in it. */
const RATIO = Math.log(1.02);

/** The bucket of a duration in milliseconds; 0 holds what took no time. */
export function bucketOf(milliseconds: number): number {
  return milliseconds < 1 ? 0 : 1 + Math.floor(Math.log(milliseconds) / RATIO);
}

/** What a bucket stands for: its geometric middle, in whole milliseconds. */
export function middleOf(bucket: number): number {
  return bucket === 0 ? 0 : Math.round(Math.exp((bucket - 0.5) * RATIO));
}

/** How many of each bucket. */
export type Histogram = ReadonlyMap<number, number>;

/** The nearest rank: the first value that so large a share of all is not above. Null of nothing. */
export function percentileOf(histogram: Histogram, share: number): number | null {
  const counted = [...histogram].filter(([, count]) => count > 0).sort(([one], [other]) => one - other);
  const all = counted.reduce((sum, [, count]) => sum + count, 0);
  let below = 0;
  for (const [bucket, count] of counted) {
    below += count;
    if (below >= share * all) return middleOf(bucket);
  }
  return null;
}
