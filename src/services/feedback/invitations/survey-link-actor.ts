import { firstRow } from "../../../kernel/database/database";
import { sql } from "../../../kernel/database/sql";
import type { Uuid } from "../../../kernel/ids";
import type { Context, CustomerActor } from "../../access/actor";
import { PERMISSIONS_OF_SURVEY_LINK } from "../../access/permissions";

/**
 * Whoever has the link of an invitation: its customer, who may answer and nothing else. So every policy there is
 * holds for it as for the customer. Null where there is no such invitation.
 */
export async function surveyLinkActor(
  ctx: Omit<Context, "actor">,
  invitationId: Uuid,
): Promise<CustomerActor | null> {
  const invited = await firstRow<{ customerId: Uuid; isBlocked: boolean }>(
    ctx.db,
    sql`
    select i.customer_id as "customerId", c.blocked_at is not null as "isBlocked"
    from survey_invitations i
    join customers c on c.workspace_id = i.workspace_id and c.id = i.customer_id
    where ${ctx.inWorkspace("i")}
    and i.id = ${invitationId}`,
  );
  if (!invited) return null;
  const { customerId: id, isBlocked } = invited;
  return { kind: "customer", id, permissions: isBlocked ? new Set() : PERMISSIONS_OF_SURVEY_LINK };
}
