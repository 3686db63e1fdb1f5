import { Check, Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { WorkspaceRow } from "../../kernel/database/rows";
import type { Uuid } from "../../kernel/ids";

/** That two customers are not one, though they look like it. Kept both ways round. */
@Entity("customer_distinctions")
@Unique("customer_distinctions_once", ["workspaceId", "customerId", "otherCustomerId"])
@Index("customer_distinctions_by_other", ["workspaceId", "otherCustomerId"])
@ForeignKey("Customer", ["workspaceId", "customerId"], ["workspaceId", "id"])
@ForeignKey("Customer", ["workspaceId", "otherCustomerId"], ["workspaceId", "id"])
@Check("customer_distinctions_of_two", "customer_id <> other_customer_id")
export class CustomerDistinction extends WorkspaceRow {
  @Column({ type: "uuid" })
  customerId!: Uuid;

  @Column({ type: "uuid" })
  otherCustomerId!: Uuid;
}
