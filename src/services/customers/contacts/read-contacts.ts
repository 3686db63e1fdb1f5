import { MerchantContact } from "../../../entities/customers/merchant-contact.entity";
import { sql, trusted } from "../../../kernel/database/sql";
import { columnsOf, table } from "../../../kernel/database/table";
import type { Uuid } from "../../../kernel/ids";
import type { Batch } from "../../../kernel/reads";
import { isStaff, type Context } from "../../access/actor";
import { query } from "../../access/operations";

const contacts = table(MerchantContact);

/** The contacts of each of these merchants, whom one asks first before the others. */
export const contactsOfMerchants = query(
  { name: "customer:contacts", permission: "customer:read" },
  (ctx: Context, batch: Batch<null>) => contactsBy(ctx, "merchantId", batch),
);

/** As whose contact each of these persons is known. */
export const contactsOfPersons = query(
  { name: "customer:contactOf", permission: "customer:read" },
  (ctx: Context, batch: Batch<null>) => contactsBy(ctx, "customerId", batch),
);

/** Who speaks for whom is the staff's to know: a person's token learns of no merchant by it. */
async function contactsBy(
  ctx: Context,
  side: "merchantId" | "customerId",
  { ids, wanted }: Batch<null>,
): Promise<ReadonlyMap<Uuid, readonly MerchantContact[]>> {
  const found = new Map<Uuid, MerchantContact[]>(ids.map((id) => [id, []]));
  if (!isStaff(ctx.actor)) return found;
  const column = trusted(side === "merchantId" ? "k.merchant_id" : "k.customer_id");
  const rows = await ctx.db.rows<MerchantContact>(sql`
    select ${columnsOf(contacts, "k", wanted && new Set([...wanted, side]))}
    from merchant_contacts k
    where ${ctx.inWorkspace("k")}
    and ${column} = any(${ids}::uuid[])
    order by k.is_primary desc, k.created_at, k.id`);
  for (const row of rows) found.get(row[side])?.push(row);
  return found;
}
