import { sql } from "../../../kernel/database/sql";
import { standingIds } from "../../customers/standing-customer";
import type { Context } from "../../access/actor";
import type { AskedThing } from "./asked-thing";
import type { TriggeringEvent } from "./occasions";

/** What ended outside, as it was told, with what is known of the case and the transaction that it was about. */
export async function occasionThings(
  ctx: Context,
  events: readonly TriggeringEvent[],
): Promise<readonly AskedThing[]> {
  const told = events.flatMap(({ thingId, outside }) => (outside ? { ...outside, id: thingId } : []));
  if (told.length === 0) return [];
  const standing = await standingIds(
    ctx,
    told.map(({ customerId }) => customerId),
  );
  return ctx.db.rows<AskedThing>(sql`
    select o.id, o.customer_id as "customerId", c.id as "caseId", t.id as "transactionId",
      c.member_id as "memberId", c.team_id as "teamId", c.kind as "caseKind",
      coalesce(o.channel, c.channel) as channel, c.priority, coalesce(c.tags, '{}') as tags, t.rail
    from unnest(
      ${told.map(({ id }) => id)}::uuid[],
      ${told.map(({ customerId }) => standing.get(customerId) ?? customerId)}::uuid[],
      ${told.map(({ caseId }) => caseId)}::uuid[],
      ${told.map(({ transactionId }) => transactionId)}::uuid[],
      ${told.map(({ channel }) => channel)}::text[]) o(id, customer_id, case_id, transaction_id, channel)
    left join cases c on ${ctx.inWorkspace("c")} and c.id = o.case_id
    left join transactions t on ${ctx.inWorkspace("t")} and t.id = o.transaction_id`);
}
