import type { Channel } from "../../../entities/customers/customer-enums";
import type { ClockMetric } from "../../../entities/clocks/clock-metric";
import type { CaseKind, CasePriority } from "../../../entities/cases/case-enums";
import type { TransactionRail } from "../../../entities/payments/transaction-enums";
import type { Measure, MetricStep } from "../../../entities/analytics/measure";
import type { MetricDimension } from "../../../entities/analytics/metric-dimension";
import type { Uuid } from "../../../kernel/ids";
import type { Instant } from "../../../kernel/instant";

/** Which facts count, by the values of dimensions; of each dimension any, of all dimensions every one. */
export interface MetricFilter {
  readonly channels?: readonly Channel[] | null;
  readonly kinds?: readonly CaseKind[] | null;
  readonly priorities?: readonly CasePriority[] | null;
  readonly teamIds?: readonly Uuid[] | null;
  readonly memberIds?: readonly Uuid[] | null;
  readonly actorIds?: readonly Uuid[] | null;
  readonly tags?: readonly string[] | null;
  readonly rails?: readonly TransactionRail[] | null;
  readonly providers?: readonly string[] | null;
  readonly declineCodes?: readonly string[] | null;
  readonly currencies?: readonly string[] | null;
  readonly surveyIds?: readonly Uuid[] | null;
  readonly clocks?: readonly ClockMetric[] | null;
  readonly policyIds?: readonly Uuid[] | null;
}

export interface MetricPeriod {
  readonly from?: Instant | null;
  readonly to?: Instant | null;
  /** That many days of the zone, today the last of them. */
  readonly lastDays?: number | null;
}

/** What somebody wants to know. */
export interface MetricQuestion {
  readonly measures: readonly Measure[];
  readonly dimensions?: readonly MetricDimension[] | null;
  readonly step?: MetricStep | null;
  readonly period: MetricPeriod;
  readonly filter?: MetricFilter | null;
  readonly timeZone?: string | null;
  readonly compareWithPrevious?: boolean | null;
}

/** Which dimension each part of a filter narrows. */
export const FILTER_DIMENSIONS: Readonly<Record<keyof MetricFilter, MetricDimension>> = {
  channels: "CHANNEL",
  kinds: "KIND",
  priorities: "PRIORITY",
  teamIds: "TEAM",
  memberIds: "MEMBER",
  actorIds: "ACTOR",
  tags: "TAG",
  rails: "RAIL",
  providers: "PROVIDER",
  declineCodes: "DECLINE_CODE",
  currencies: "CURRENCY",
  surveyIds: "SURVEY",
  clocks: "CLOCK",
  policyIds: "POLICY",
};

/** The values that each dimension may have; a dimension that is not named may have any. */
export type Narrowing = ReadonlyMap<MetricDimension, readonly string[]>;

export function narrowingOf(filter: MetricFilter | null | undefined): Narrowing {
  const given = Object.entries(filter ?? {}) as readonly [
    keyof MetricFilter,
    readonly string[] | null | undefined,
  ][];
  return new Map(
    given.flatMap(([name, values]) => (values ? [[FILTER_DIMENSIONS[name], [...new Set(values)]]] : [])),
  );
}
