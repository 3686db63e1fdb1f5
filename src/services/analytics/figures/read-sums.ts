import type { MetricDimension } from "../../../entities/analytics/metric-dimension";
import { joined, NOTHING, sql, trusted, type Sql } from "../../../kernel/database/sql";
import type { Context } from "../../access/actor";
import { COUNTING } from "../counting/count-events";
import { DIMENSION_COLUMNS } from "../rollups/dimension";
import type { Narrowing } from "./metric-question";
import { planOf, valuesInOrder, type FactPart, type Wanted } from "./plan-sums";
import { TooMuchAskedError } from "./understand-question";

/** What no rollup holds is added up from so many facts at most. */
const MOST_FACTS = 200_000;

/** The sums of one place in an answer, for one combination of values. */
export interface Sums {
  readonly count: number;
  readonly total: number;
  readonly buckets: ReadonlyMap<number, number>;
}

/** By place, and by the values of the dimensions as JSON. */
export type SumsByPlace = ReadonlyMap<number, ReadonlyMap<string, Sums>>;

export interface ReadSums {
  /** For each of the wanted sums, in their order. */
  readonly sums: readonly SumsByPlace[];
  /** How far the log is counted. */
  readonly position: bigint;
}

interface Row {
  readonly source: "rollup" | "facts" | "position";
  readonly wanted: number;
  readonly place: number;
  readonly one: string | null;
  readonly two: string | null;
  readonly bucket: number | null;
  readonly count: bigint;
  readonly total: number | null;
  /** Facts that were added up. */
  readonly read: bigint;
}

/** All that is wanted, in one statement. */
export async function readSums(
  ctx: Context,
  wanted: readonly Wanted[],
  at: readonly string[],
): Promise<ReadSums> {
  const plans = wanted.map(planOf);
  const rows = await ctx.db.rows<Row>(sql`
    ${positionRow(ctx)}
    union all
    ${sumRows(
      ctx,
      plans.flatMap(({ sums }) => sums),
    )}
    union all
    ${bucketRows(
      ctx,
      plans.flatMap(({ buckets }) => buckets),
    )}
    ${factRows(
      ctx,
      wanted,
      plans.flatMap(({ facts }) => facts),
    )}`);
  if (rows.reduce((sum, { read }) => sum + Number(read), 0) > MOST_FACTS)
    throw new TooMuchAskedError(
      at,
      `These dimensions, filters and steps together are not summed up beforehand, and there are more than ${MOST_FACTS} facts to add up: shorten the period, or name fewer dimensions.`,
    );
  return {
    sums: wanted.map((each, index) =>
      gathered(
        each,
        rows.filter((row) => row.wanted === index),
      ),
    ),
    position: rows.find(({ source }) => source === "position")?.count ?? 0n,
  };
}

/** Keeps a part a part: joined at once, all of them would be sought by walking the whole table. */
const EACH_BY_INDEX = trusted("offset 0");

function positionRow({ inWorkspace }: Context): Sql {
  return sql`
    select 'position' as source, -1 as wanted, 0 as place, null::text as one, null::text as two,
      null::smallint as bucket, coalesce(max(position), 0)::bigint as count, null::float8 as total, 0::bigint as read
    from event_readers
    where ${inWorkspace()}
    and reader = ${COUNTING}`;
}

const ROLLUP_PART =
  trusted(`part(wanted int, place int, places int[], series text, cut text, grain text, seconds int, begins timestamptz,
      ends timestamptz, ones text[], twos text[], keep_one boolean, keep_two boolean)`);

const PLACE = trusted(`case when part.places is null then part.place
      else part.places[1 + (extract(epoch from r.at - part.begins) / part.seconds)::int] end`);

function sumRows({ inWorkspace }: Context, parts: readonly object[]): Sql {
  return sql`
    select 'rollup', part.wanted, ${PLACE}, case when part.keep_one then r.one end as one,
      case when part.keep_two then r.two end as two, null::smallint, sum(r.count)::bigint, sum(r.total)::float8, 0::bigint
    from jsonb_to_recordset(${JSON.stringify(parts)}::jsonb) as ${ROLLUP_PART}
    cross join lateral (
      select s.at, s.one, s.two, s.count, s.total
      from metric_sums s
      where ${inWorkspace("s")}
      and s.series = part.series
      and s.cut = part.cut
      and s.grain = part.grain
      and s.at >= part.begins
      and s.at < part.ends
      and (part.ones is null or s.one = any(part.ones))
      and (part.twos is null or s.two = any(part.twos))
      ${EACH_BY_INDEX}) r
    group by 2, 3, 4, 5`;
}

function bucketRows({ inWorkspace }: Context, parts: readonly object[]): Sql {
  return sql`
    select 'rollup', part.wanted, ${PLACE}, case when part.keep_one then r.one end as one, null::text,
      r.bucket, sum(r.count)::bigint, null::float8, 0::bigint
    from jsonb_to_recordset(${JSON.stringify(parts)}::jsonb) as ${ROLLUP_PART}
    cross join lateral (
      select b.at, b.one, b.bucket, b.count
      from metric_buckets b
      where ${inWorkspace("b")}
      and b.series = part.series
      and b.cut = part.cut
      and b.grain = part.grain
      and b.at >= part.begins
      and b.at < part.ends
      and (part.ones is null or b.one = any(part.ones))
      ${EACH_BY_INDEX}) r
    group by 2, 3, 4, 6`;
}

/** One branch for all parts that are told apart and narrowed alike. */
function factRows(ctx: Context, wanted: readonly Wanted[], parts: readonly FactPart[]): Sql {
  const shapes = new Map<string, FactPart[]>();
  for (const part of parts) {
    const { dimensions, narrowing, hasBuckets } = wanted[part.wanted] as Wanted;
    const shape = JSON.stringify([dimensions, [...narrowing], hasBuckets]);
    shapes.set(shape, [...(shapes.get(shape) ?? []), part]);
  }
  return joined(
    [...shapes.values()].map((alike) => {
      const shape = wanted[alike[0]?.wanted ?? 0] as Wanted;
      return sql` union all ${rowsOfShape(ctx, shape, alike)}`;
    }),
    "",
  );
}

function rowsOfShape({ inWorkspace }: Context, shape: Wanted, parts: readonly FactPart[]): Sql {
  const { dimensions, narrowing, hasBuckets } = shape;
  const [one = NO_TEXT, two = NO_TEXT] = dimensions.map(valueOf);
  const tags = narrowing.get("TAG");
  const isWanted = tags ? sql`of_tag.tag = any(${tags}::text[])` : sql`true`;
  return sql`
    select 'facts', f.wanted, f.place, ${one}, ${two}, ${trusted(hasBuckets ? "f.bucket" : "null::smallint")},
      sum(f.weight)::bigint, sum(f.weight * f.value)::float8, count(*)
    from (
      select part.wanted, part.place, f.*
      from jsonb_to_recordset(${JSON.stringify(parts)}::jsonb)
        as part(wanted int, place int, series text, begins timestamptz, ends timestamptz)
      cross join lateral (
        select f.weight, f.value, f.bucket ${columnsOf(dimensions)}
        from metric_facts f
        where ${inWorkspace("f")}
        and f.series = part.series
        and f.at >= part.begins
        and f.at < part.ends
        ${conditionsOf(narrowing)}
        ${EACH_BY_INDEX}) f
      limit ${MOST_FACTS + 1}) f
    ${dimensions.includes("TAG") ? sql`left join lateral unnest(f.tags) as of_tag(tag) on ${isWanted}` : NOTHING}
    group by 2, 3, 4, 5, 6`;
}

const NO_TEXT = trusted("null::text");

function valueOf(dimension: MetricDimension): Sql {
  return trusted(
    dimension === "TAG" ? "of_tag.tag" : `coalesce(f.${DIMENSION_COLUMNS[dimension]}::text, '')`,
  );
}

function columnsOf(dimensions: readonly MetricDimension[]): Sql {
  return trusted(dimensions.map((dimension) => `, f.${DIMENSION_COLUMNS[dimension]}`).join(""));
}

/** Each of the conditions on facts begins with `and`. */
export function conditionsOf(narrowing: Narrowing, alias = "f"): Sql {
  return joined(
    [...narrowing].map(([dimension, values]) => {
      const column = trusted(`${alias}.${DIMENSION_COLUMNS[dimension]}`);
      if (dimension === "TAG") return sql` and ${column} && ${values}::text[]`;
      // A value of '' stands for none.
      return values.includes("")
        ? sql` and (${column} is null or ${column}::text = any(${values}::text[]))`
        : sql` and ${column}::text = any(${values}::text[])`;
    }),
    "",
  );
}

function gathered(wanted: Wanted, rows: readonly Row[]): SumsByPlace {
  const places = new Map<
    number,
    Map<string, { count: number; total: number; buckets: Map<number, number> }>
  >();
  for (const { source, place, one, two, bucket, count, total } of rows) {
    // What has no tag is read, and counts with none.
    if (source === "facts" && [one, two].slice(0, wanted.dimensions.length).includes(null)) continue;
    const values =
      source === "rollup"
        ? valuesInOrder(wanted, one ?? "", two ?? "")
        : [one, two].slice(0, wanted.dimensions.length).map((value) => value ?? "");
    const key = JSON.stringify(values);
    const ofPlace = places.get(place) ?? new Map<string, never>();
    places.set(place, ofPlace);
    const sums = ofPlace.get(key) ?? { count: 0, total: 0, buckets: new Map<number, number>() };
    sums.count += Number(count);
    sums.total += total ?? 0;
    if (bucket !== null) sums.buckets.set(bucket, (sums.buckets.get(bucket) ?? 0) + Number(count));
    ofPlace.set(key, sums);
  }
  return places;
}
