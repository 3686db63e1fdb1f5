/** Of what facts are made. */
export const METRIC_SOURCES = ["case", "transaction", "invitation", "clock"] as const;
export type MetricSource = (typeof METRIC_SOURCES)[number];
