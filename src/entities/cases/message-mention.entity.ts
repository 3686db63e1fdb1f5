import { Column, Entity, ForeignKey, Unique } from "typeorm";
import { WorkspaceRow } from "../../kernel/database/rows";
import type { Uuid } from "../../kernel/ids";

/** That a note calls for a member. Never changed. */
@Entity("message_mentions")
@Unique("message_mentions_by_message", ["workspaceId", "messageId", "memberId"])
@ForeignKey("CaseMessage", ["workspaceId", "messageId"], ["workspaceId", "id"])
@ForeignKey("Member", ["workspaceId", "memberId"], ["workspaceId", "id"])
export class MessageMention extends WorkspaceRow {
  @Column({ type: "uuid" })
  messageId!: Uuid;

  @Column({ type: "uuid" })
  memberId!: Uuid;
}
