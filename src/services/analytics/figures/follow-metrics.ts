import { sql } from "../../../kernel/database/sql";
import { firstRow } from "../../../kernel/database/database";
import type { Context } from "../../access/actor";
import { query } from "../../access/operations";
import { COUNTING } from "../counting/count-events";
import type { MetricQuestion } from "./metric-question";
import { readMetrics, type Metrics } from "./read-metrics";

interface Following {
  readonly question: MetricQuestion;
  readonly after: bigint | null;
}

interface Followed {
  readonly items: readonly { readonly position: bigint; readonly value: Metrics }[];
  readonly through: bigint;
  readonly isMore: boolean;
}

/** The figures as they are, if anything was counted since; what is not counted yet is told the next time. */
export const followMetrics = query(
  { name: "metric:follow", permission: "metric:read" },
  async (ctx: Context, { question, after }: Following): Promise<Followed> => {
    const place = await firstRow<{ readonly position: bigint }>(
      ctx.db,
      sql`select position from event_readers where ${ctx.inWorkspace()} and reader = ${COUNTING}`,
    );
    const position = place?.position ?? 0n;
    if (after !== null && position <= after) return { items: [], through: after, isMore: false };
    const value = await readMetrics.body(ctx, { question, at: ["query"] });
    return { items: [{ position, value }], through: position, isMore: false };
  },
);
