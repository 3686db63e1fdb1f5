import { Check, Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { WorkspaceRow } from "../../kernel/database/rows";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { IdentityKind } from "./customer-enums";

/** One way to recognise a customer. No two customers of a workspace share one. */
@Entity("customer_identities")
@Unique("customer_identities_by_value", ["workspaceId", "kind", "source", "value"])
@Index("customer_identities_by_customer", ["workspaceId", "customerId"])
@Index("customer_identities_by_likeness", { synchronize: false })
@Index("customer_identities_by_loose_form", { synchronize: false })
@ForeignKey("Customer", ["workspaceId", "customerId"], ["workspaceId", "id"])
@Check("customer_identities_kind", "kind in ('EMAIL', 'PHONE', 'SOCIAL', 'WALLET_ADDRESS', 'EXTERNAL')")
export class CustomerIdentity extends WorkspaceRow {
  @Column({ type: "uuid" })
  customerId!: Uuid;

  @Column({ type: "text" })
  kind!: IdentityKind;

  /** The network, chain or system; empty for e-mail and phone. */
  @Column({ type: "text" })
  source!: SafeText;

  /** In the form that is compared: e-mail in lower case, phone as E.164. */
  @Column({ type: "text" })
  value!: SafeText;
}
