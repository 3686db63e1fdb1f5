import { sql } from "../../kernel/database/sql";
import type { Uuid } from "../../kernel/ids";
import type { Context } from "../access/actor";
import { command } from "../access/operations";

/** Ends what is under way to a disabled endpoint, so much at most; tells how much it was. */
export const discardDeliveries = command(
  { name: "webhook:discard", permission: "webhook:write" },
  async (
    ctx: Context,
    { endpointId, limit }: { readonly endpointId: Uuid; readonly limit: number },
  ): Promise<{ readonly done: number }> => {
    const discarded = await ctx.db.rows(sql`
      with due as materialized (
        select d.id
        from webhook_endpoints e
        join webhook_deliveries d on ${ctx.inWorkspace("d")} and d.endpoint_id = e.id and d.state = 'PENDING'
        where ${ctx.inWorkspace("e")}
        and e.id = ${endpointId}
        and e.status = 'DISABLED'
        limit ${limit}
        for update of d skip locked
      )
      update webhook_deliveries d
      set state = 'DISCARDED', next_attempt_at = null, ended_at = ${ctx.realNow()}
      from due
      where ${ctx.inWorkspace("d")}
      and d.id = due.id
      returning d.id`);
    return { done: discarded.length };
  },
);
