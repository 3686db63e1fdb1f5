import { MetricGrain } from "../../../entities/analytics/metric-series";
import { joined, sql, trusted, type Sql } from "../../../kernel/database/sql";
import { cutName, SERIES_BY_CUTS, type Cut } from "./cuts";
import type { MetricDimension as Dimension } from "../../../entities/analytics/metric-dimension";
import { DIMENSION_COLUMNS } from "./dimension";

const UNITS: Readonly<Record<MetricGrain, string>> = {
  [MetricGrain.HOUR]: "hour",
  [MetricGrain.DAY]: "day",
  [MetricGrain.WEEK]: "week",
};

/**
 * What each fact of `facts` adds to which rows of the rollups, `sums` or `buckets`: the one place that says what
 * rollups hold. Facts that bear a `sign` of -1 are taken out.
 */
export function contributions(facts: Sql, of: "sums" | "buckets"): Sql {
  const families = SERIES_BY_CUTS.map(([cuts, series]) => {
    const rows = cuts.flatMap((cut) => rowsOf(cut, of));
    return rows.length === 0
      ? null
      : sql`
        select f.*, cut.name as cut, cut.grain, date_trunc(cut.unit, f.at, 'UTC') as row_at, cut.one, cut.two
        from ${facts} f
        cross join lateral (${trusted(rows.join(" union all "))}) cut(name, grain, unit, one, two)
        where f.series in (${trusted(series.map((each) => `'${each}'`).join(", "))})
        ${of === "buckets" ? sql`and f.bucket is not null` : sql``}`;
  });
  return joined(
    families.filter((family) => family !== null),
    " union all ",
  );
}

function rowsOf(cut: Cut, of: "sums" | "buckets"): readonly string[] {
  const grains = of === "sums" ? cut.grains : cut.bucketGrains;
  const [one = "''", two = "''"] = cut.dimensions.map(valueOf);
  const from = cut.dimensions.includes("TAG") ? " from unnest(f.tags) as tags(tag)" : "";
  return grains.map(
    (grain) => `select '${cutName(cut)}', '${grain}', '${UNITS[grain]}', ${one}, ${two}${from}`,
  );
}

/** As text; empty for what is not known. */
function valueOf(dimension: Dimension): string {
  return dimension === "TAG" ? "tags.tag" : `coalesce(f.${DIMENSION_COLUMNS[dimension]}::text, '')`;
}
