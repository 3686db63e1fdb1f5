/** 95 % of a normal distribution lie within so many standard deviations. */
const Z = 1.959963984540054;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The same for the points of a balance, by the normal approximation. */
export function balanceInterval(more: number, less: number, of: number): Interval {
  const mean = (more - less) / of;
  const spread = Z * Math.sqrt(Math.max(0, (more + less) / of - mean * mean) / of);
  return { low: 100 * Math.max(-1, mean - spread), high: 100 * Math.min(1, mean + spread) };
}

/** Within what the true share lies with a confidence of 95 %, by Wilson's score interval. */
export function wilson(count: number, of: number): Interval | null {
  if (of <= 0) return null;
  const share = count / of;
  const spread = Z * Math.sqrt((share * (1 - share)) / of + (Z * Z) / (4 * of * of));
  const [middle, scale] = [share + (Z * Z) / (2 * of), 1 + (Z * Z) / of];
  return { low: Math.max(0, (middle - spread) / scale), high: Math.min(1, (middle + spread) / scale) };
}
