import { MetricGrain } from "../../../entities/analytics/metric-series";
import { joined, sql, trusted, type Sql } from "../../../kernel/database/sql";
import { cutName, SERIES_BY_CUTS, type Cut } from "./cuts";
import type { MetricDimension as Dimension } from "../../../entities/analytics/metric-dimension";
import { DIMENSION_COLUMNS } from "./dimension";
import { FIRST_MONDAY, GRAIN_LENGTHS } from "./grains";

/** Of each grain as PostgreSQL takes it; `date_bin` knows no zones, which `date_trunc` looks up for each row. */
const FIRST_ROW = `timestamptz '${new Date(FIRST_MONDAY).toISOString()}'`;

function lengthOf(grain: MetricGrain): string {
  return `interval '${GRAIN_LENGTHS[grain] / 1000} seconds'`;
}

const ALL: readonly MetricGrain[] = Object.values(MetricGrain);

/**
 * What each fact of `facts` adds to which rows of the rollups, `sums` or `buckets`: the one place that says what
 * rollups hold. Facts that bear a `sign` of -1 are taken out.
 */
export function contributions(facts: Sql, of: "sums" | "buckets", grains = ALL): Sql {
  const families = SERIES_BY_CUTS.map(([cuts, series]) => {
    const rows = cuts.flatMap((cut) => rowsOf(cut, of, grains));
    return rows.length === 0
      ? null
      : sql`
        select f.*, cut.name as cut, cut.grain, cut.row_at, cut.one, cut.two
        from ${facts} f
        cross join lateral (${trusted(rows.join(" union all "))}) cut(name, grain, row_at, one, two)
        where f.series in (${trusted(series.map((each) => `'${each}'`).join(", "))})
        ${of === "buckets" ? sql`and f.bucket is not null` : sql``}`;
  });
  return joined(
    families.filter((family) => family !== null),
    " union all ",
  );
}

function rowsOf(cut: Cut, of: "sums" | "buckets", grains: readonly MetricGrain[]): readonly string[] {
  const own = of === "sums" ? cut.grains : cut.bucketGrains;
  const [one = "''", two = "''"] = cut.dimensions.map(valueOf);
  const from = cut.dimensions.includes("TAG") ? " from unnest(f.tags) as tags(tag)" : "";
  return own
    .filter((grain) => grains.includes(grain))
    .map(
      (grain) =>
        `select '${cutName(cut)}', '${grain}', date_bin(${lengthOf(grain)}, f.at, ${FIRST_ROW}), ${one}, ${two}${from}`,
    );
}

/** As text; empty for what is not known. */
function valueOf(dimension: Dimension): string {
  return dimension === "TAG" ? "tags.tag" : `coalesce(f.${DIMENSION_COLUMNS[dimension]}::text, '')`;
}
