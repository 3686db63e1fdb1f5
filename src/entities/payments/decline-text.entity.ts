import { Check, Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { VersionedRow } from "../../kernel/database/rows";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { DeclineReason, DeclineScheme, CustomerLanguage } from "./decline-enums";

/** What a workspace tells its customers in place of our own text, for a reason or for one code of a scheme. */
@Entity("decline_texts")
@ForeignKey("Workspace", ["workspaceId"], ["id"])
@Unique("decline_texts_by_subject", ["workspaceId", "language", "subject"])
@Index("decline_texts_by_created", ["workspaceId", "createdAt", "id"])
@Check("decline_texts_language", "language in ('EN', 'DE', 'FR', 'ES')")
@Check("decline_texts_scheme", "scheme in ('WORD', 'ISO_8583', 'ACH')")
@Check("decline_texts_code", "(scheme is null) = (code is null)")
export class DeclineText extends VersionedRow {
  @Column({ type: "text" })
  language!: CustomerLanguage;

  /** The reason, or scheme and code with a colon between them: `BALANCE`, `ISO_8583:51`. */
  @Column({ type: "text" })
  subject!: string;

  @Column({ type: "text" })
  reason!: DeclineReason;

  /** Null where the text is for all codes of the reason. */
  @Column({ type: "text", nullable: true })
  scheme!: DeclineScheme | null;

  @Column({ type: "text", nullable: true })
  code!: SafeText | null;

  @Column({ type: "text" })
  text!: SafeText;
}
