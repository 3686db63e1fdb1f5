import { sql, trusted } from "../../../kernel/database/sql";
import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";

const TABLES = ["survey_invitations", "survey_answers", "feedback"];

/** What one customer was asked and said is from now on another's; who did not want to be asked does not want it still. */
export function moveToCustomer(ctx: Context, { from, to }: { readonly from: Uuid; readonly to: Uuid }): void {
  for (const name of TABLES)
    ctx.db.write(sql`
      update ${trusted(name)} set customer_id = ${to}, version = version + 1, updated_at = ${ctx.now()}
      where ${ctx.inWorkspace()}
      and customer_id = ${from}`);
  ctx.db.write(sql`
    insert into survey_opt_outs (workspace_id, id, created_at, customer_id)
    select workspace_id, ${ctx.newId()}, created_at, ${to}
    from survey_opt_outs
    where ${ctx.inWorkspace()}
    and customer_id = ${from}
    on conflict do nothing`);
  ctx.db.write(sql`delete from survey_opt_outs where ${ctx.inWorkspace()} and customer_id = ${from}`);
}
