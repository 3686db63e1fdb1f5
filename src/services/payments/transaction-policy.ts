import { ParticipantRole } from "../../entities/cases/participant-role";
import { sql, type Sql } from "../../kernel/database/sql";
import type { Context } from "../access/actor";

/**
 * The transactions `t` that the caller may see: staff see all of the workspace, a customer those in which it
 * has a part. A row that was merged into another is seen through that other one only.
 */
export function visibleTransactions({ actor, inWorkspace }: Context): Sql {
  const standing = sql`${inWorkspace("t")} and t.merged_into_id is null`;
  if (actor.kind !== "customer") return standing;
  return sql`${standing} and ${hasParty(sql`${actor.id}`)}`;
}

/** That the customer is payer, payee or merchant of `t`. */
export function hasParty(customerId: Sql): Sql {
  return sql`(t.payer_customer_id = ${customerId} or t.payee_customer_id = ${customerId} or t.merchant_customer_id = ${customerId})`;
}

/**
 * The same for one that is come to by its id or from a case: whoever speaks for a customer in a case sees, besides its
 * own, the customer's transactions that the case is about, or it could not say what is amiss with them.
 */
export function readableTransactions(ctx: Context): Sql {
  const { actor, inWorkspace } = ctx;
  if (actor.kind !== "customer") return visibleTransactions(ctx);
  return sql`${inWorkspace("t")}
    and t.merged_into_id is null
    and (${hasParty(sql`${actor.id}`)} or exists (
      select
      from case_participants speaker
      join cases spoken_for on spoken_for.workspace_id = speaker.workspace_id and spoken_for.id = speaker.case_id
      join case_transactions link on link.workspace_id = speaker.workspace_id and link.case_id = speaker.case_id
      join transactions linked on linked.workspace_id = link.workspace_id and linked.id = link.transaction_id
      where ${inWorkspace("speaker")}
      and speaker.customer_id = ${actor.id}
      and speaker.role = ${ParticipantRole.REPRESENTATIVE}
      and (linked.id = t.id or linked.merged_into_id = t.id)
      and ${hasParty(sql`spoken_for.customer_id`)}))`;
}
