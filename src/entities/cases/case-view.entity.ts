import { Check, Column, Entity, ForeignKey, Index } from "typeorm";
import { VersionedRow } from "../../kernel/database/rows";
import type { SafeJson, SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";

/** A filter and an order of cases, saved under a name. */
@Entity("case_views")
@Index("case_views_by_name", ["workspaceId", "name", "id"])
@ForeignKey("Workspace", ["workspaceId"], ["id"])
@ForeignKey("Member", ["workspaceId", "memberId"], ["workspaceId", "id"])
@Check("case_views_order_field", "order_field in ('CREATED_AT', 'UPDATED_AT', 'PRIORITY')")
@Check("case_views_order_direction", "order_direction in ('ASC', 'DESC')")
export class CaseView extends VersionedRow {
  @Column({ type: "text" })
  name!: SafeText;

  /** Whose own it is; null when all of the staff share it. */
  @Column({ type: "uuid", nullable: true })
  memberId!: Uuid | null;

  /** As operations take it: ids are uuids. */
  @Column({ type: "jsonb" })
  filter!: SafeJson;

  @Column({ type: "text" })
  orderField!: "CREATED_AT" | "UPDATED_AT" | "PRIORITY";

  @Column({ type: "text" })
  orderDirection!: "ASC" | "DESC";
}
