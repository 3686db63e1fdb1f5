import { Check, Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { VersionedRow } from "../../kernel/database/rows";
import type { SafeJson, SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { MacroReplyKind } from "./macro-enums";

/** A text and actions that are applied to a case as one. */
@Entity("macros")
@Unique("macros_by_shortcut", ["workspaceId", "shortcut"])
@Index("macros_by_name", ["workspaceId", "name", "id"])
@Index("macros_by_member", ["workspaceId", "memberId"])
@Index("macros_by_team", ["workspaceId", "teamId"])
@ForeignKey("Workspace", ["workspaceId"], ["id"])
@ForeignKey("Team", ["workspaceId", "teamId"], ["workspaceId", "id"])
@ForeignKey("Member", ["workspaceId", "memberId"], ["workspaceId", "id"])
@Check("macros_owner", "team_id is null or member_id is null")
@Check("macros_reply_kind", "reply_kind in ('REPLY', 'NOTE')")
@Check("macros_reply", "(reply_kind is null) = (fallback_language is null)")
export class Macro extends VersionedRow {
  @Column({ type: "text" })
  name!: SafeText;

  @Column({ type: "text", nullable: true })
  description!: SafeText | null;

  /** What a composer expands: `/refund-late`. */
  @Column({ type: "text", nullable: true })
  shortcut!: SafeText | null;

  /** Name, shortcut and description as they are searched: in small letters, without accents. */
  @Column({ type: "text" })
  foundBy!: SafeText;

  /** The team whose own it is; null for one of all of the staff, or of a member. */
  @Column({ type: "uuid", nullable: true })
  teamId!: Uuid | null;

  /** The member whose own it is. */
  @Column({ type: "uuid", nullable: true })
  memberId!: Uuid | null;

  /** Null for one that says nothing. */
  @Column({ type: "text", nullable: true })
  replyKind!: MacroReplyKind | null;

  /** Templates by language, a BCP 47 tag. */
  @Column({ type: "jsonb" })
  texts!: SafeJson;

  /** The language of the text for those in whose language there is none. */
  @Column({ type: "text", nullable: true })
  fallbackLanguage!: SafeText | null;

  /** As operations take them: ids are uuids. */
  @Column({ type: "jsonb" })
  actions!: SafeJson;
}
