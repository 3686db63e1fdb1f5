import { sql } from "../../../kernel/database/sql";
import type { Uuid } from "../../../kernel/ids";
import { plusSeconds, type Instant } from "../../../kernel/instant";
import { MAX_COUNT } from "../../../kernel/paging/read-pages";
import type { Batch } from "../../../kernel/reads";
import type { Context } from "../../access/actor";
import { query } from "../../access/operations";

export interface MacroUsage {
  readonly id: Uuid;
  /** In the last 30 days; 10,001 for more than 10,000. */
  readonly timesUsed: number;
  readonly lastUsedAt: Instant | null;
}

const COUNTED_SECONDS = 30 * 86_400;

/** How much each of these macros is used, in one statement. */
export const usageOfMacros = query(
  { name: "macro:usage", permission: "case:write" },
  async (ctx: Context, { ids }: Batch<null>): Promise<ReadonlyMap<Uuid, MacroUsage>> => {
    const rows = await ctx.db.rows<MacroUsage>(sql`
      select macro.id, (
          select count(*)::int
          from (
            select
            from macro_uses u
            where ${ctx.inWorkspace("u")}
            and u.macro_id = macro.id
            and u.created_at > ${plusSeconds(ctx.now(), -COUNTED_SECONDS)}
            limit ${MAX_COUNT + 1}) counted) as "timesUsed", (
          select u.created_at
          from macro_uses u
          where ${ctx.inWorkspace("u")}
          and u.macro_id = macro.id
          order by u.created_at desc
          limit 1) as "lastUsedAt"
      from unnest(${ids}::uuid[]) macro(id)`);
    return new Map(rows.map((row) => [row.id, row]));
  },
);
