import { sql } from "../../../kernel/database/sql";
import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";

/** Who spoke for the merged customer speaks for the one that stands; for whom it spoke, that one speaks. */
export function handOverContacts(ctx: Context, from: Uuid, to: Uuid): void {
  ofMerchant(ctx, from, to);
  ofPerson(ctx, from, to);
}

/** Whoever speaks for both stays as the standing one knows it, and so does the primary one. */
function ofMerchant(ctx: Context, from: Uuid, to: Uuid): void {
  ctx.db.write(sql`
    delete from merchant_contacts gone
    using merchant_contacts stays
    where ${ctx.inWorkspace("gone")}
    and stays.workspace_id = gone.workspace_id
    and stays.customer_id = gone.customer_id
    and gone.merchant_id = ${from}
    and stays.merchant_id = ${to}`);
  ctx.db.write(sql`
    update merchant_contacts k
    set merchant_id = ${to},
      is_primary = k.is_primary and not exists (
        select
        from merchant_contacts stays
        where ${ctx.inWorkspace("stays")}
        and stays.merchant_id = ${to}
        and stays.is_primary)
    where ${ctx.inWorkspace("k")}
    and k.merchant_id = ${from}`);
}

/** Who was the primary contact of a merchant stays it. */
function ofPerson(ctx: Context, from: Uuid, to: Uuid): void {
  ctx.db.write(sql`
    with twice as (
      delete from merchant_contacts gone
      using merchant_contacts stays
      where ${ctx.inWorkspace("gone")}
      and stays.workspace_id = gone.workspace_id
      and stays.merchant_id = gone.merchant_id
      and gone.customer_id = ${from}
      and stays.customer_id = ${to}
      returning stays.id, gone.is_primary)
    update merchant_contacts k
    set is_primary = true
    from twice
    where ${ctx.inWorkspace("k")}
    and k.id = twice.id
    and twice.is_primary`);
  ctx.db.write(sql`
    update merchant_contacts
    set customer_id = ${to}
    where ${ctx.inWorkspace()}
    and customer_id = ${from}`);
}
