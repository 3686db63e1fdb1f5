import { ClockMetric } from "./clock-metric";

/** What clocks measure that are set by hand. */
export const DeadlineMetric = {
  DEADLINE: ClockMetric.DEADLINE,
  REFUND_PROMISE: ClockMetric.REFUND_PROMISE,
  DISPUTE_EVIDENCE: ClockMetric.DISPUTE_EVIDENCE,
} as const;
export type DeadlineMetric = (typeof DeadlineMetric)[keyof typeof DeadlineMetric];

export function isDeadline(metric: ClockMetric): metric is DeadlineMetric {
  return metric in DeadlineMetric;
}
