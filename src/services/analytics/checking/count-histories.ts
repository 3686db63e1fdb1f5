import { MetricRecount } from "../../../entities/analytics/metric-recount.entity";
import { firstRow } from "../../../kernel/database/database";
import { sql } from "../../../kernel/database/sql";
import { columnsOf, table } from "../../../kernel/database/table";
import type { Context } from "../../access/actor";
import { command } from "../../access/operations";
import type { TimedWork } from "../../access/timed-work";
import { holdFigures } from "../rollups/replace-facts";
import { BEFORE_ALL, countAnew } from "./count-anew";

const RECOUNTS = table(MetricRecount);

/** Goes on with the oldest count that is not done, by one batch, which holds up what is counted meanwhile no longer. */
const countHistories = command(
  { name: "metric:countHistories", permission: "metric:write" },
  async (ctx: Context, { limit }: { readonly limit: number }): Promise<{ readonly done: number }> => {
    const recount = await firstRow<MetricRecount>(
      ctx.db,
      sql`
      select ${columnsOf(RECOUNTS, "r")}
      from metric_recounts r
      where ${ctx.inWorkspace("r")}
      and r.done_at is null
      order by r.id
      limit 1
      for no key update skip locked`,
    );
    if (!recount) return { done: 0 };
    await holdFigures(ctx);
    const ids = await countAnew(ctx, recount.source, recount.doneTo ?? BEFORE_ALL, limit);
    const isDone = ids.length < limit;
    ctx.db.write(sql`
      update metric_recounts r
      set done_to = ${ids.at(-1) ?? recount.doneTo}, counted = r.counted + ${ids.length},
        done_at = ${isDone ? ctx.realNow() : null}
      where ${ctx.inWorkspace("r")}
      and r.id = ${recount.id}`);
    return { done: 1 };
  },
);

/** It is due as soon as it is asked for. */
export const COUNTING_HISTORIES: TimedWork = {
  name: "countHistories",
  operation: countHistories,
  nextDue: null,
};
