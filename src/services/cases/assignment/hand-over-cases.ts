import { sql } from "../../../kernel/database/sql";
import { LimitError } from "../../../kernel/errors";
import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { stepMergedCases, type PartedCase } from "../merging/step-merged-cases";

/** They move in a few statements, which have to end within the time of a request. */
const MOST_CASES = 1_000;
const MOST_MESSAGES = 20_000;

/** From the one who takes part the least to the one who takes part the most. */
const RISING_ROLES = ["OBSERVER", "CONSUMER", "MERCHANT", "REPRESENTATIVE"] as const;

/**
 * In all cases one customer takes the place of another: as the one whose case it is, as a participant, as the
 * author of what it said and as the one to whom something was said in private. Tells in how many.
 */
export async function handOverCases(ctx: Context, from: Uuid, to: Uuid): Promise<number> {
  const held = await heldCases(ctx, from, to);
  if (held.length > 0) {
    const ids = held.map(({ id }) => id);
    await refuseTooManyMessages(ctx, ids);
    handOverWords(ctx, ids, from, to);
    handOverParticipations(ctx, from, to);
    stepMergedCases(ctx, held, from, to);
  }
  // What was uploaded and not sent yet.
  ctx.db.write(sql`
    update attachments
    set uploader_id = ${to}
    where ${ctx.inWorkspace()}
    and uploader_kind = 'customer'
    and uploader_id = ${from}
    and message_id is null`);
  return held.length;
}

/** In the order of their ids, as everybody holds several. */
async function heldCases(ctx: Context, from: Uuid, to: Uuid): Promise<readonly PartedCase[]> {
  const rows = await ctx.db.rows<PartedCase>(sql`
    select c.id, c.version, c.customer_id = ${from} as "isOwn",
      exists (
        select
        from case_participants part
        where ${ctx.inWorkspace("part")}
        and part.case_id = c.id
        and part.customer_id in (${from}, ${to})) as "hasPart"
    from cases c
    where ${ctx.inWorkspace("c")}
    and c.id in (
      select own.id from cases own where ${ctx.inWorkspace("own")} and own.customer_id = ${from}
      union all
      select p.case_id from case_participants p where ${ctx.inWorkspace("p")} and p.customer_id = ${from})
    order by c.id
    limit ${MOST_CASES + 1}
    for no key update`);
  if (rows.length > MOST_CASES)
    throw new LimitError(`A customer of more than ${MOST_CASES} cases cannot be merged into another.`);
  return rows;
}

async function refuseTooManyMessages(ctx: Context, ids: readonly Uuid[]): Promise<void> {
  const rows = await ctx.db.rows<{ count: number }>(sql`
    select count(*)::int as count
    from (
      select
      from case_messages m
      where ${ctx.inWorkspace("m")}
      and m.case_id = any(${ids}::uuid[])
      limit ${MOST_MESSAGES + 1}) said`);
  if ((rows[0]?.count ?? 0) > MOST_MESSAGES)
    throw new LimitError(
      `A customer in whose cases there are more than ${MOST_MESSAGES} messages cannot be merged.`,
    );
}

function handOverWords(ctx: Context, ids: readonly Uuid[], from: Uuid, to: Uuid): void {
  ctx.db.write(sql`
    update case_messages
    set author_id = case when author_id = ${from} then ${to} else author_id end,
      audience_id = case when audience_id = ${from} then ${to} else audience_id end
    where ${ctx.inWorkspace()}
    and case_id = any(${ids}::uuid[])
    and (author_id = ${from} or audience_id = ${from})`);
  ctx.db.write(sql`
    update case_timeline_entries
    set actor_id = case when actor_id = ${from} then ${to} else actor_id end,
      audience_id = case when audience_id = ${from} then ${to} else audience_id end
    where ${ctx.inWorkspace()}
    and case_id = any(${ids}::uuid[])
    and (actor_id = ${from} or audience_id = ${from})`);
}

/** Nobody takes part twice: beside its own case not at all, and in another's in the role that may more. */
function handOverParticipations(ctx: Context, from: Uuid, to: Uuid): void {
  ctx.db.write(sql`
    delete from case_participants p
    using cases c
    where ${ctx.inWorkspace("p")}
    and c.workspace_id = p.workspace_id
    and c.id = p.case_id
    and (p.customer_id = ${from} and c.customer_id = ${to} or p.customer_id = ${to} and c.customer_id = ${from})`);
  ctx.db.write(sql`
    with twice as (
      delete from case_participants gone
      using case_participants stays
      where ${ctx.inWorkspace("gone")}
      and stays.workspace_id = gone.workspace_id
      and stays.case_id = gone.case_id
      and gone.customer_id = ${from}
      and stays.customer_id = ${to}
      returning stays.id, gone.role)
    update case_participants stays
    set role = twice.role
    from twice
    where ${ctx.inWorkspace("stays")}
    and stays.id = twice.id
    and array_position(${RISING_ROLES}::text[], twice.role) > array_position(${RISING_ROLES}::text[], stays.role)`);
  ctx.db.write(sql`
    update case_participants
    set customer_id = ${to}
    where ${ctx.inWorkspace()}
    and customer_id = ${from}`);
}
