import { Check, Column, Entity, ForeignKey, Index } from "typeorm";
import { VersionedRow } from "../../kernel/database/rows";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Instant } from "../../kernel/instant";
import type { PolicyFamily } from "./clock-enums";

/** What is asked of the staff for some of the cases; what it says in particular is in its revisions. */
@Entity("sla_policies")
@ForeignKey("Workspace", ["workspaceId"], ["id"])
@Index("sla_policies_in_order", ["workspaceId", "position", "id"])
@Check("sla_policies_family", "family in ('SERVICE', 'REGULATORY')")
export class SlaPolicy extends VersionedRow {
  @Column({ type: "text" })
  name!: SafeText;

  @Column({ type: "text", nullable: true })
  description!: SafeText | null;

  @Column({ type: "text" })
  family!: PolicyFamily;

  /** The lower, the earlier it is asked whether it matches. */
  @Column({ type: "integer" })
  position!: number;

  /** The one that counts. */
  @Column({ type: "integer" })
  revision!: number;

  @Column({ type: "timestamptz", precision: 3, nullable: true })
  archivedAt!: Instant | null;
}
