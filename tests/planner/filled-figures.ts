import { MetricDimension } from "../../src/entities/analytics/metric-dimension";
import { MetricSeries } from "../../src/entities/analytics/metric-series";
import { writtenKey, type FigureKey } from "../../src/services/analytics/drilling/figure-key";

/**
 * What figures are made of and read from, and what feedback was about. Run in the session that fills the rest.
 * `latest` is when the newest case was opened.
 */
export function figureRows(filled: number, latest: string): string {
  return `
  insert into feedback_topics (workspace_id, id, created_at, feedback_id, topic, received_at, sentiment)
  select workspace_id, gen_random_uuid(), created_at, id, unnest(topics), received_at, sentiment from feedback;

  -- A case of each company every other minute, and a payment. Whatever was opened stands to this day.
  insert into metric_facts (workspace_id, id, source_id, series, at, until, weight, case_id, channel, kind, priority, tags)
  select c.workspace_id, gen_random_uuid(), c.id, series, ${latest} - n * interval '1 minute',
    case series when 'BACKLOG' then timestamptz 'infinity' end, 1, c.id, c.channel, c.kind, c.priority, c.tags
  from generate_series(1, ${filled}) n
  join cases c on c.id = pg_temp.id('case', n)
  cross join (values ('OPENED'), ('BACKLOG')) s (series);

  insert into metric_facts (workspace_id, id, source_id, series, at, weight, value, rail, provider, currency, tags)
  select t.workspace_id, gen_random_uuid(), t.id, 'TRANSACTION', ${latest} - n * interval '1 minute', 1, t.amount_minor,
    t.rail, t.provider, t.currency, '{}'
  from generate_series(1, ${filled}) n
  join transactions t on t.id = pg_temp.id('transaction', n);

  insert into metric_sums (workspace_id, series, cut, grain, at, one, two, count, total)
  select pg_temp.workspace(n), series, '', 'H', date_trunc('hour', ${latest}) - n / 2 * interval '1 hour', '', '', 30, 30
  from generate_series(1, ${filled}) n, (values ('OPENED'), ('TRANSACTION')) s (series);

  insert into metric_sums (workspace_id, series, cut, grain, at, one, two, count, total)
  select pg_temp.workspace(n), 'OPENED', 'CHANNEL', 'D', date_trunc('day', ${latest}) - n / 20 * interval '1 day',
    'channel ' || n / 2 % 10, '', 72, 72
  from generate_series(1, ${filled}) n;

  insert into metric_buckets (workspace_id, series, cut, grain, at, one, bucket, count)
  select pg_temp.workspace(n), 'FIRST_RESPONSE', '', 'D', date_trunc('day', ${latest}) - n / 200 * interval '1 day', '', n / 2 % 100, 7
  from generate_series(1, ${filled}) n;
`;
}

const TO = Date.parse("2026-01-15T09:00:00Z");
const HOUR_MS = 3_600_000;

/** All that was opened. */
const OPENED: FigureKey = {
  series: [MetricSeries.OPENED],
  from: TO - 70 * 24 * HOUR_MS,
  to: TO,
  isStock: false,
  narrowing: new Map(),
  hourOfWeek: null,
};
/** Of what an index has in the order of its page. */
export const FIGURES: readonly FigureKey[] = [
  OPENED,
  { ...OPENED, from: TO - HOUR_MS },
  { ...OPENED, narrowing: new Map([[MetricDimension.TAG, ["common"]]]) },
  { ...OPENED, series: [MetricSeries.BACKLOG], isStock: true },
  { ...OPENED, series: [MetricSeries.TRANSACTION] },
  { ...OPENED, series: [MetricSeries.TRANSACTION], from: TO - HOUR_MS },
];
/** Of a few among many. */
export const NARROWED_FIGURES: readonly FigureKey[] = [
  { ...OPENED, narrowing: new Map([[MetricDimension.KIND, ["SECURITY"]]]) },
  { ...OPENED, hourOfWeek: { hour: 33, timeZone: "Europe/Berlin" } },
];

/** As `casesOfFigure` takes it. */
export function keyed(key: FigureKey): string {
  return `key: ${JSON.stringify(writtenKey(key))}`;
}
