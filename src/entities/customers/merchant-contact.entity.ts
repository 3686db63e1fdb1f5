import { Check, Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { WorkspaceRow } from "../../kernel/database/rows";
import type { Uuid } from "../../kernel/ids";
import type { ContactRole } from "./contact-role";

/** A person with whom one speaks when one speaks with a merchant. Both are customers of their own. */
@Entity("merchant_contacts")
@Unique("merchant_contacts_by_merchant", ["workspaceId", "merchantId", "customerId"])
@Index("merchant_contacts_by_customer", ["workspaceId", "customerId"])
@Index("merchant_contacts_primary", ["workspaceId", "merchantId"], { unique: true, where: "is_primary" })
@ForeignKey("Customer", ["workspaceId", "merchantId"], ["workspaceId", "id"])
@ForeignKey("Customer", ["workspaceId", "customerId"], ["workspaceId", "id"])
@Check("merchant_contacts_role", "role in ('OWNER', 'FINANCE', 'SUPPORT', 'DEVELOPER', 'OTHER')")
@Check("merchant_contacts_of_two", "merchant_id <> customer_id")
export class MerchantContact extends WorkspaceRow {
  @Column({ type: "uuid" })
  merchantId!: Uuid;

  @Column({ type: "uuid" })
  customerId!: Uuid;

  @Column({ type: "text" })
  role!: ContactRole;

  /** Whom one asks first: one of each merchant's, as soon as it has any. */
  @Column({ type: "boolean" })
  isPrimary!: boolean;
}
