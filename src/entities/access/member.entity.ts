import { Check, Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { VersionedRow } from "../../kernel/database/rows";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Instant } from "../../kernel/instant";
import type { MemberRole } from "./access-enums";

/** A person on the support staff. */
@Entity("members")
@Unique("members_by_email", ["workspaceId", "email"])
@Unique("members_by_subject", ["workspaceId", "subject"])
@Index("members_by_name", ["workspaceId", "name", "id"])
@ForeignKey("Workspace", ["workspaceId"], ["id"])
@Check("members_role", "role in ('ADMIN', 'SUPERVISOR', 'AGENT', 'VIEWER')")
export class Member extends VersionedRow {
  /** Lower case. */
  @Column({ type: "text" })
  email!: SafeText;

  @Column({ type: "text" })
  name!: SafeText;

  @Column({ type: "text" })
  role!: MemberRole;

  /** The identity provider's `sub` for this person; learned at the first sign-in by verified e-mail. */
  @Column({ type: "text", nullable: true })
  subject!: SafeText | null;

  /** When the member lost access; null while active. */
  @Column({ type: "timestamptz", precision: 3, nullable: true })
  deactivatedAt!: Instant | null;
}
