import { Case } from "../../../entities/cases/case.entity";
import { sql, trusted, type Sql } from "../../../kernel/database/sql";
import { table } from "../../../kernel/database/table";
import { InvalidError } from "../../../kernel/errors";
import type { ListSpec } from "../../../kernel/paging/read-pages";
import type { Context } from "../../access/actor";
import { listOf } from "../../access/reads";
import { visibleCases } from "../../cases/case-policy";
import { isZone } from "../../clocks/calendar/wall-clock";
import { conditionsOf } from "../figures/read-sums";
import { readKey, type FigureKey } from "./figure-key";

const cases = table(Case);

export interface FigureCasesInput {
  readonly key: string;
}

/** The cases that a figure is made of, each once: the latest first, or of what stands, the oldest. */
export const casesOfFigure = listOf(
  { name: "metric:cases", permission: "metric:read" },
  (ctx: Context, { key: text }: FigureCasesInput): ListSpec<Case> => {
    const key = readKey(text, "key");
    if (key.hourOfWeek !== null && !isZone(key.hourOfWeek.timeZone))
      throw new InvalidError("key", "This is not the key of a figure; use one that a figure bears.");
    const isOfPayments = key.series.every((series) => series.startsWith("TRANSACTION"));
    return {
      name: "casesOfFigure",
      table: cases,
      alias: "c",
      from: isOfPayments ? FROM_PAYMENTS : FROM_CASES,
      where: [
        visibleCases(ctx),
        ctx.inWorkspace("f"),
        isOfFigure(key, "f"),
        ...(key.isStock ? [] : [isLast(ctx, key, isOfPayments)]),
      ],
      key: { column: "f.at", type: "timestamptz" },
      id: "f.id",
      descending: !key.isStock,
      filter: text,
    };
  },
);

const FROM_CASES = sql`metric_facts f
  join cases c on c.workspace_id = f.workspace_id and c.id = f.case_id`;

const FROM_PAYMENTS = sql`metric_facts f
  join case_transactions link on link.workspace_id = f.workspace_id and link.transaction_id = f.source_id
  join cases c on c.workspace_id = link.workspace_id and c.id = link.case_id`;

function isOfFigure(
  { series, from, to, isStock, narrowing, hourOfWeek }: FigureKey,
  alias: "f" | "later",
): Sql {
  const [at, until] = [trusted(`${alias}.at`), trusted(`${alias}.until`)];
  const [only] = series;
  const isOne = series.length === 1 ? sql`= ${only}` : sql`= any(${series}::text[])`;
  const isThen = isStock
    ? sql`${at} < ${instantOf(to)} and ${until} >= ${instantOf(to)}`
    : sql`${at} >= ${instantOf(from)} and ${at} < ${instantOf(to)}`;
  return sql`${trusted(`${alias}.series`)} ${isOne} and ${isThen} ${conditionsOf(narrowing, alias)}
    ${hourOfWeek ? isInHour(hourOfWeek, at) : sql``}`;
}

function isInHour({ hour, timeZone }: NonNullable<FigureKey["hourOfWeek"]>, at: Sql): Sql {
  const here = sql`(${at} at time zone ${timeZone})`;
  return sql`and extract(isodow from ${here}) = ${1 + Math.floor(hour / 24)} and extract(hour from ${here}) = ${hour % 24}`;
}

/** A case with several facts stands where its last one does. */
function isLast(ctx: Context, key: FigureKey, isOfPayments: boolean): Sql {
  const others = isOfPayments
    ? sql`case_transactions other
        join metric_facts later on later.workspace_id = other.workspace_id and later.source_id = other.transaction_id
        where ${ctx.inWorkspace("other")} and other.case_id = link.case_id`
    : sql`metric_facts later where ${ctx.inWorkspace("later")} and later.case_id = f.case_id`;
  return sql`not exists (
    select from ${others}
    and ${isOfFigure(key, "later")}
    and (later.at, later.id) > (f.at, f.id))`;
}

function instantOf(moment: number): string {
  return new Date(moment).toISOString();
}
