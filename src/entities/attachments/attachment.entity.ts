import { Check, Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { VersionedRow } from "../../kernel/database/rows";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import type { ActorKind } from "../cases/message-enums";
import type { AttachmentState, RejectionReason } from "./attachment-enums";

/** A file that belongs to a message, or is to belong to one. */
@Entity("attachments")
@Unique("attachments_by_message", ["workspaceId", "messageId", "position"])
@Index("attachments_unsent_by_uploader", ["workspaceId", "uploaderKind", "uploaderId"], {
  where: "message_id is null",
})
@Index("attachments_due", ["dueAt"], { where: "due_at is not null" })
@ForeignKey("CaseMessage", ["workspaceId", "messageId"], ["workspaceId", "id"])
@Check("attachments_uploader_kind", "uploader_kind in ('member', 'apiKey', 'customer', 'system')")
@Check("attachments_size", "size > 0")
@Check("attachments_state", "state in ('PENDING', 'QUARANTINED', 'READY', 'REJECTED', 'REMOVED')")
@Check("attachments_rejection_reason", "rejection_reason in ('TYPE_NOT_ALLOWED', 'CARD_DATA', 'INFECTED')")
@Check("attachments_stored", "(state in ('QUARANTINED', 'READY')) = (file_id is not null)")
export class Attachment extends VersionedRow {
  @Column({ type: "text" })
  uploaderKind!: ActorKind;

  /** Null for the system. */
  @Column({ type: "uuid", nullable: true })
  uploaderId!: Uuid | null;

  /** Null until a message takes it. */
  @Column({ type: "uuid", nullable: true })
  messageId!: Uuid | null;

  /** Its place among the message's files. */
  @Column({ type: "integer", nullable: true })
  position!: number | null;

  @Column({ type: "text" })
  fileName!: SafeText;

  /** In bytes: as announced, and once it is stored as it is, for they are the same. */
  @Column({ type: "integer" })
  size!: number;

  /** Told from the content; null until there is one. */
  @Column({ type: "text", nullable: true })
  contentType!: string | null;

  @Column({ type: "text" })
  state!: AttachmentState;

  @Column({ type: "text", nullable: true })
  rejectionReason!: RejectionReason | null;

  /** What the scanner says that it found. */
  @Column({ type: "text", nullable: true })
  finding!: SafeText | null;

  /** Under which the content is stored, as several uploads may be tried; null while there is none. */
  @Column({ type: "uuid", nullable: true })
  fileId!: Uuid | null;

  @Column({ type: "bytea", nullable: true })
  sha256!: Buffer | null;

  @Column({ type: "timestamptz", precision: 3, nullable: true })
  uploadedAt!: Instant | null;

  /** How often a scan of it was begun. */
  @Column({ type: "integer", default: 0 })
  scans!: number;

  /** When something is to be done about it that nobody asks for: a scan, or its end. */
  @Column({ type: "timestamptz", precision: 3, nullable: true })
  dueAt!: Instant | null;
}
