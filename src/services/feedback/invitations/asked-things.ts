import { sql } from "../../../kernel/database/sql";
import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import type { AskedThing } from "./asked-thing";
import { occasionThings } from "./occasion-things";
import type { TriggeringEvent } from "./occasions";

/** The things that these events are about; one that is not settled any more, or nobody's, is left out. */
export async function askedThings(
  ctx: Context,
  events: readonly TriggeringEvent[],
): Promise<ReadonlyMap<Uuid, AskedThing>> {
  const idsOf = (about: TriggeringEvent["about"]): readonly Uuid[] =>
    events.filter((event) => event.about === about).map(({ thingId }) => thingId);
  const [cases, transactions] = [idsOf("case"), idsOf("transaction")];
  const [ofCases, ofTransactions, ofOccasions] = await Promise.all([
    cases.length === 0 ? [] : settledCases(ctx, cases),
    transactions.length === 0 ? [] : transactionsWithCustomer(ctx, transactions),
    occasionThings(ctx, events),
  ]);
  return new Map([...ofCases, ...ofTransactions, ...ofOccasions].map((thing) => [thing.id, thing]));
}

function settledCases(ctx: Context, ids: readonly Uuid[]): Promise<readonly AskedThing[]> {
  return ctx.db.rows<AskedThing>(sql`
    select c.id, c.customer_id as "customerId", c.id as "caseId", null::uuid as "transactionId",
      c.member_id as "memberId", c.team_id as "teamId", c.kind as "caseKind", c.channel, c.priority, c.tags,
      null::text as rail
    from cases c
    where ${ctx.inWorkspace("c")}
    and c.id = any(${ids}::uuid[])
    and c.state in ('RESOLVED', 'CLOSED')
    and c.merged_into_id is null`);
}

/** Whoever pays is asked, and of a payout whoever is paid. */
function transactionsWithCustomer(ctx: Context, ids: readonly Uuid[]): Promise<readonly AskedThing[]> {
  return ctx.db.rows<AskedThing>(sql`
    select t.id, asked.id as "customerId", null::uuid as "caseId", t.id as "transactionId",
      null::uuid as "memberId", null::uuid as "teamId", null::text as "caseKind", null::text as channel,
      null::text as priority, '{}'::text[] as tags, t.rail
    from transactions t
    cross join lateral (
      select case t.kind
        when 'PAYMENT' then t.payer_customer_id
        else coalesce(t.payee_customer_id, t.merchant_customer_id) end as id) asked
    where ${ctx.inWorkspace("t")}
    and t.id = any(${ids}::uuid[])
    and t.merged_into_id is null
    and asked.id is not null`);
}
