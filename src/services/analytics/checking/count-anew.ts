import type { MetricSource } from "../../../entities/analytics/metric-source";
import { sql, trusted } from "../../../kernel/database/sql";
import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { factsOfSources } from "../counting/count-sources";
import { NO_SOURCES } from "../counting/sources";
import { replaceFacts } from "../rollups/replace-facts";

const TABLES: Readonly<Record<MetricSource, string>> = {
  case: "cases",
  transaction: "transactions",
  invitation: "survey_invitations",
  clock: "clocks",
};

export const BEFORE_ALL = "00000000-0000-0000-0000-000000000000";

/** Works out anew what counts of the next things of a kind, which it tells; the figures are held. */
export async function countAnew(
  ctx: Context,
  kind: MetricSource,
  after: Uuid,
  most: number,
): Promise<readonly Uuid[]> {
  const rows = await ctx.db.rows<{ readonly id: Uuid }>(sql`
    select t.id from ${trusted(TABLES[kind])} t
    where ${ctx.inWorkspace("t")} and t.id > ${after}
    order by t.id
    limit ${most}`);
  const ids = rows.map(({ id }) => id);
  replaceFacts(ctx, ids, await factsOfSources(ctx, { ...NO_SOURCES, [kind]: ids }));
  return ids;
}
