import { Column, Entity, ForeignKey, Unique } from "typeorm";
import { WorkspaceRow } from "../../kernel/database/rows";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";

/**
 * A tag of a customer once more, as a row of its own: `tags @>` cannot use an index under row-level
 * security, because it is not leakproof; the equality of texts is.
 */
@Entity("customer_tags")
@Unique("customer_tags_by_tag", ["workspaceId", "tag", "customerId"])
@Unique("customer_tags_by_customer", ["workspaceId", "customerId", "tag"])
@ForeignKey("Customer", ["workspaceId", "customerId"], ["workspaceId", "id"], { onDelete: "CASCADE" })
export class CustomerTag extends WorkspaceRow {
  @Column({ type: "uuid" })
  customerId!: Uuid;

  @Column({ type: "text" })
  tag!: SafeText;
}
