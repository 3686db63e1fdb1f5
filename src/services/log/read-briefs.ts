import { sql } from "../../kernel/database/sql";
import type { Uuid } from "../../kernel/ids";
import type { Context } from "../access/actor";
import { query } from "../access/operations";

interface Brief {
  readonly position: bigint;
  readonly type: string;
  readonly aggregateType: string;
  readonly aggregateId: Uuid;
  /** Of a clock's event, whose clock it is; null of all others. */
  readonly payload: { readonly caseId: string } | null;
}

/** What happened after this position, without its details, for finding out whom it may concern. */
export const readBriefs = query(
  { name: "event:briefs", permission: "event:read" },
  (
    ctx: Context,
    { after, through, most }: { readonly after: bigint; readonly through: bigint; readonly most: number },
  ): Promise<readonly Brief[]> =>
    ctx.db.rows<Brief>(sql`
      select
        e.position, e.type, e.aggregate_type as "aggregateType", e.aggregate_id as "aggregateId",
        case when e.aggregate_type = 'clock' then jsonb_build_object('caseId', e.payload -> 'caseId') end as payload
      from event_log e
      where ${ctx.inWorkspace("e")}
      and e.position > ${after}
      and e.position <= ${through}
      order by e.position
      limit ${most}`),
);
