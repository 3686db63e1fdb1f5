import { Check, Column, Entity, ForeignKey, Index } from "typeorm";
import { SavedFilter } from "../access/saved-filter";

/** A filter and an order of cases, saved under a name. */
@Entity("case_views")
@Index("case_views_by_name", ["workspaceId", "name", "id"])
@ForeignKey("Workspace", ["workspaceId"], ["id"])
@ForeignKey("Member", ["workspaceId", "memberId"], ["workspaceId", "id"])
@Check("case_views_order_field", "order_field in ('CREATED_AT', 'UPDATED_AT', 'PRIORITY', 'NEXT_DUE')")
@Check("case_views_order_direction", "order_direction in ('ASC', 'DESC')")
export class CaseView extends SavedFilter {
  @Column({ type: "text" })
  orderField!: "CREATED_AT" | "UPDATED_AT" | "PRIORITY" | "NEXT_DUE";

  @Column({ type: "text" })
  orderDirection!: "ASC" | "DESC";
}
