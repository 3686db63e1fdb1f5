import type { MetricSource } from "../../../entities/analytics/metric-source";
import type { Uuid } from "../../../kernel/ids";

export type Sources = Readonly<Record<MetricSource, readonly Uuid[]>>;

export const NO_SOURCES: Sources = { case: [], transaction: [], invitation: [], clock: [] };
