import { MetricSeries } from "../../../entities/analytics/metric-series";
import type { Clock } from "../../../entities/clocks/clock.entity";
import type { SafeText } from "../../../kernel/firewall/safe-text";
import { holderAt, stretchesOf, type CaseHistory } from "./case-history";
import { factsFrom, lasting, type Fact, type Told } from "./fact";

/** What is needed of a clock, and who had its case when. */
export interface DecidedClock extends Pick<
  Clock,
  "id" | "metric" | "policyId" | "breachedAt" | "endedAt" | "endedAs"
> {
  /** What counted from the breach until it was done; null unless it was done late. */
  readonly overrunMs: bigint | null;
  /** What its breach costs; null for nothing. */
  readonly breachCost: { readonly amountMinor: string; readonly currency: string } | null;
  readonly history: CaseHistory;
}

/** All that counts of a clock: that it was met or breached, and how late it was done. Late stays late. */
export function factsOfClock(clock: DecidedClock): readonly Fact[] {
  const { id, metric, policyId, history } = clock;
  const { id: caseId, channel, kind, priority, tags } = history.case;
  const { stretches } = stretchesOf(history);
  return factsFrom(
    {
      sourceId: id,
      ...{ caseId, channel, kind, priority, tags: [...tags].sort(), clock: metric, policy: policyId },
    },
    toldOf(clock).map((told) => ({ ...holderAt(stretches, told.at), ...told })),
  );
}

function toldOf({ breachedAt, endedAt, endedAs, overrunMs, breachCost }: DecidedClock): readonly Told[] {
  const doneAt = endedAs === "MET" ? endedAt : null;
  if (breachedAt === null)
    return doneAt === null ? [] : [{ series: MetricSeries.CLOCK_MET, at: Date.parse(doneAt) }];
  const at = Date.parse(breachedAt);
  const breach: readonly Told[] = [{ series: MetricSeries.CLOCK_BREACHED, at }, ...costOf(breachCost, at)];
  if (doneAt === null || overrunMs === null) return breach;
  const overrun = lasting(Math.max(Number(overrunMs), 0));
  return [...breach, { series: MetricSeries.SLA_OVERRUN, at: Date.parse(doneAt), ...overrun }];
}

function costOf(cost: DecidedClock["breachCost"], at: number): readonly Told[] {
  if (cost === null) return [];
  const { amountMinor, currency } = cost;
  return [{ series: MetricSeries.BREACH_COST, at, value: amountMinor, currency: currency as SafeText }];
}
