import { Column, Entity, ForeignKey, Index } from "typeorm";
import { WorkspaceRow } from "../../kernel/database/rows";
import { Rule } from "../../kernel/database/rule";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import type { TextLanguage } from "../../kernel/text-language";
import type { Channel } from "../customers/customer-enums";
import type { ActorKind, MessageDirection, Visibility } from "./message-enums";

/** What was said on a case: a message in public, or a note among staff. Never changed,
 * but that a card number is masked which a later message turned out to complete. */
@Entity("case_messages")
@Index("case_messages_by_external_id", ["workspaceId", "externalSource", "externalId"], {
  unique: true,
  where: "external_id is not null",
})
@Index("case_messages_by_sent", ["workspaceId", "caseId", "sentAt", "id"])
@Index("case_messages_by_arrival", ["workspaceId", "caseId", "arrival"])
@Index("case_messages_by_words", { synchronize: false })
@ForeignKey("Case", ["workspaceId", "caseId"], ["workspaceId", "id"])
@ForeignKey("Customer", ["workspaceId", "audienceId"], ["workspaceId", "id"])
@Rule("case_messages_visibility", ["visibility"], "visibility in ('PUBLIC', 'PRIVATE', 'INTERNAL')")
@Rule(
  "case_messages_private",
  ["visibility", "audience_id"],
  "(visibility = 'PRIVATE') = (audience_id is not null)",
)
@Rule(
  "case_messages_language",
  ["language"],
  "language in ('da', 'de', 'en', 'es', 'fi', 'fr', 'it', 'nl', 'no', 'pt', 'ru', 'sv', 'tr')",
)
@Rule("case_messages_direction", ["direction"], "direction in ('INBOUND', 'OUTBOUND')")
@Rule("case_messages_note", ["visibility", "direction"], "(visibility = 'INTERNAL') = (direction is null)")
@Rule(
  "case_messages_author_kind",
  ["author_kind"],
  "author_kind in ('member', 'apiKey', 'customer', 'system')",
)
export class CaseMessage extends WorkspaceRow {
  @Column({ type: "uuid" })
  caseId!: Uuid;

  /** Null for a note, which goes nowhere. */
  @Column({ type: "text", nullable: true })
  direction!: MessageDirection | null;

  @Column({ type: "text" })
  visibility!: Visibility;

  /** With whom the staff speak, of those who take part in the case; null unless it is PRIVATE. */
  @Column({ type: "uuid", nullable: true })
  audienceId!: Uuid | null;

  @Column({ type: "text" })
  channel!: Channel;

  @Column({ type: "text" })
  authorKind!: ActorKind;

  /** Null for the system. */
  @Column({ type: "uuid", nullable: true })
  authorId!: Uuid | null;

  /** That no person wrote it: an autoresponder, a bot, or Redress itself. */
  @Column({ type: "boolean", default: false })
  isAutomatic!: boolean;

  /** Plain text. */
  @Column({ type: "text" })
  body!: SafeText;

  /** In which search stems it, as its words tell; null where they do not. */
  @Column({ type: "text", nullable: true })
  language!: TextLanguage | null;

  /** The system whose id `externalId` is. */
  @Column({ type: "text", nullable: true })
  externalSource!: SafeText | null;

  @Column({ type: "text", nullable: true })
  externalId!: SafeText | null;

  /** When it was written, which for a message from elsewhere is before it was stored. */
  @Column({ type: "timestamptz", precision: 3 })
  sentAt!: Instant;

  /**
   * Grows with every message that is stored. Its case is held then, so on one case this is the order of the commits,
   * which neither `sentAt` nor `createdAt` is. Given by the database.
   */
  @Column({ type: "bigint", generated: "identity", generatedIdentity: "ALWAYS" })
  arrival?: bigint;
}
