import { Column, Entity, ForeignKey, Index } from "typeorm";
import { WorkspaceRow } from "../../kernel/database/rows";
import { Rule } from "../../kernel/database/rule";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import type { ActorKind, Visibility } from "./message-enums";
import type { TimelineEntryKind } from "./timeline-entry-kind";

/** One line of a case's history. Never changed. */
@Entity("case_timeline_entries")
@Index("case_timeline_by_version", ["workspaceId", "caseId", "caseVersion", "id"])
@Index("case_timeline_assignments", ["workspaceId", "caseId", "caseVersion"], {
  where: "kind = 'ASSIGNMENT_CHANGED'",
})
@Index("case_timeline_estimates", ["workspaceId", "caseId", "caseVersion"], {
  where: "kind = 'RESOLUTION_ESTIMATED'",
})
@ForeignKey("Case", ["workspaceId", "caseId"], ["workspaceId", "id"])
@ForeignKey("CaseMessage", ["workspaceId", "messageId"], ["workspaceId", "id"])
@ForeignKey("Transaction", ["workspaceId", "transactionId"], ["workspaceId", "id"])
@Rule("case_timeline_visibility", ["visibility"], "visibility in ('PUBLIC', 'PRIVATE', 'INTERNAL')")
@Rule(
  "case_timeline_private",
  ["visibility", "audience_id"],
  "(visibility = 'PRIVATE') = (audience_id is not null)",
)
@Rule("case_timeline_actor_kind", ["actor_kind"], "actor_kind in ('member', 'apiKey', 'customer', 'system')")
@Rule(
  "case_timeline_kind",
  ["kind"],
  "kind in ('OPENED', 'MESSAGE', 'NOTE', 'STATE_CHANGED', 'ASSIGNMENT_CHANGED', 'SUBJECT_CHANGED', 'KIND_CHANGED', 'PRIORITY_CHANGED', 'TAGS_CHANGED', 'ATTRIBUTES_CHANGED', 'TRANSACTION_LINKED', 'TRANSACTION_UNLINKED', 'CARD_DATA_REMOVED', 'PARTICIPANT_ADDED', 'PARTICIPANT_REMOVED', 'MERGED', 'MERGE_RECEIVED', 'MERGE_UNDONE', 'SPLIT', 'SPLIT_OFF', 'SNOOZED', 'WOKEN', 'CASE_LINKED', 'CASE_UNLINKED', 'FIELDS_CHANGED', 'OBLIGATION_MET', 'RESOLUTION_ESTIMATED', 'MACRO_APPLIED', 'ATTACHMENT_REMOVED', 'CUSTOMER_MERGED')",
)
export class CaseTimelineEntry extends WorkspaceRow {
  @Column({ type: "uuid" })
  caseId!: Uuid;

  /**
   * The case's version after the change: the order of the timeline. Times would not do, as a request
   * that waited for the case bears the earlier time of its own beginning.
   */
  @Column({ type: "integer" })
  caseVersion!: number;

  @Column({ type: "text" })
  kind!: TimelineEntryKind;

  @Column({ type: "text" })
  visibility!: Visibility;

  /** As of the message; null unless it is PRIVATE. */
  @Column({ type: "uuid", nullable: true })
  audienceId!: Uuid | null;

  @Column({ type: "text" })
  actorKind!: ActorKind;

  /** Null for the system. */
  @Column({ type: "uuid", nullable: true })
  actorId!: Uuid | null;

  @Column({ type: "timestamptz", precision: 3 })
  occurredAt!: Instant;

  /** The message or note that the entry tells of. */
  @Column({ type: "uuid", nullable: true })
  messageId!: Uuid | null;

  /** The transaction that was linked or unlinked. */
  @Column({ type: "uuid", nullable: true })
  transactionId!: Uuid | null;

  /** What was and what is, in the form that belongs to the kind. */
  @Column({ type: "jsonb" })
  detail!: Readonly<Record<string, unknown>>;
}
