import { Check, Column, Entity, ForeignKey, Index } from "typeorm";
import { VersionedRow } from "../../kernel/database/rows";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Instant } from "../../kernel/instant";

/** When somebody works: a name for hours that may change. */
@Entity("business_calendars")
@ForeignKey("Workspace", ["workspaceId"], ["id"])
@Index("business_calendars_by_name", ["workspaceId", "name", "id"])
@Index("business_calendars_default", ["workspaceId"], { unique: true, where: "is_default" })
@Check("business_calendars_archived", "not (is_default and archived_at is not null)")
export class BusinessCalendar extends VersionedRow {
  @Column({ type: "text" })
  name!: SafeText;

  /** The one that counts where none is named; no more than one of a workspace. */
  @Column({ type: "boolean" })
  isDefault!: boolean;

  /** Since when it is not to be chosen any more; what named it before still goes by it. */
  @Column({ type: "timestamptz", precision: 3, nullable: true })
  archivedAt!: Instant | null;
}
