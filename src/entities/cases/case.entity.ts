import { Check, Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { VersionedRow } from "../../kernel/database/rows";
import { Rule } from "../../kernel/database/rule";
import type { SafeJson, SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import type { Channel } from "../customers/customer-enums";
import type { CaseKind, CasePriority, CaseState } from "./case-enums";
import type { CaseStateReason } from "./case-reasons";

/** Stands for no moment, and sorts after all of them. */
export const NOTHING_DUE: Instant = "9999-12-31T23:59:59.999Z";

/** One matter that a customer has with the workspace, from the first word to the last. */
@Entity("cases")
@Unique("cases_by_number", ["workspaceId", "number"])
@Index("cases_by_external_id", ["workspaceId", "externalSource", "externalId"], {
  unique: true,
  where: "external_id is not null",
})
@Index("cases_by_created", ["workspaceId", "createdAt", "id"])
@Index("cases_by_updated", ["workspaceId", "updatedAt", "id"])
@Index("cases_by_priority", ["workspaceId", "priorityRank", "id"])
@Index("cases_inbox_by_updated", ["workspaceId", "state", "updatedAt", "id"])
@Index("cases_inbox_by_priority", ["workspaceId", "state", "priorityRank", "id"])
@Index("cases_by_next_due", ["workspaceId", "nextDueAt", "id"])
@Index("cases_inbox_by_next_due", ["workspaceId", "state", "nextDueAt", "id"])
@Index("cases_by_kind", ["workspaceId", "kind", "createdAt", "id"])
@Index("cases_by_channel", ["workspaceId", "channel", "createdAt", "id"])
@Index("cases_by_customer", ["workspaceId", "customerId", "createdAt", "id"])
@Index("cases_by_team", ["workspaceId", "teamId", "updatedAt", "id"])
@Index("cases_by_member", ["workspaceId", "memberId", "updatedAt", "id"])
@Index("cases_by_merge", ["workspaceId", "mergedIntoId", "updatedAt", "id"], {
  where: "merged_into_id is not null",
})
@Index("cases_snoozed_by_created", ["workspaceId", "createdAt", "id"], { where: "snoozed_at is not null" })
@Index("cases_snoozed_by_updated", ["workspaceId", "updatedAt", "id"], { where: "snoozed_at is not null" })
@Index("cases_snoozed_by_priority", ["workspaceId", "priorityRank", "id"], {
  where: "snoozed_at is not null",
})
@Index("cases_to_wake", ["workspaceId", "snoozedUntil", "id"], { where: "snoozed_until is not null" })
@Index("cases_due_anywhere", ["snoozedUntil", "workspaceId"], { where: "snoozed_until > '-infinity'" })
@ForeignKey("Case", ["workspaceId", "mergedIntoId"], ["workspaceId", "id"])
@ForeignKey("Customer", ["workspaceId", "customerId"], ["workspaceId", "id"])
@ForeignKey("Team", ["workspaceId", "teamId"], ["workspaceId", "id"])
@ForeignKey("Member", ["workspaceId", "memberId"], ["workspaceId", "id"])
@Rule(
  "cases_kind",
  ["kind"],
  "kind in ('FAILED_PAYMENT', 'UNAUTHORISED_CHARGE', 'DELAYED_PAYMENT', 'REFUND', 'DISPUTE', 'PAYOUT', 'ACCOUNT_ACCESS', 'VERIFICATION', 'TECHNICAL_FAULT', 'OUTAGE', 'SECURITY', 'COMPLAINT', 'QUESTION', 'FEEDBACK')",
)
@Rule(
  "cases_priority",
  ["priority", "priority_rank"],
  "(priority, priority_rank) in (('LOW', 1), ('NORMAL', 2), ('HIGH', 3), ('URGENT', 4))",
)
@Rule(
  "cases_state",
  ["state"],
  "state in ('OPEN', 'WAITING_ON_CUSTOMER', 'WAITING_ON_THIRD_PARTY', 'RESOLVED', 'CLOSED')",
)
@Rule(
  "cases_merged",
  ["merged_into_id", "state", "id"],
  "merged_into_id is null or (state = 'CLOSED' and merged_into_id <> id)",
)
@Rule("cases_closed_at", ["state", "closed_at"], "(state = 'CLOSED') = (closed_at is not null)")
@Check("cases_imported", "(imported_at is null) = (imported_version is null)")
@Check("cases_snoozed_until", "snoozed_at is not null or snoozed_until is null")
@Rule(
  "cases_snoozed_state",
  ["snoozed_at", "state"],
  "snoozed_at is null or state not in ('RESOLVED', 'CLOSED')",
)
export class Case extends VersionedRow {
  /** Counts from 1 in each workspace without a gap: what people say on the phone. */
  @Column({ type: "integer" })
  number!: number;

  @Column({ type: "text" })
  subject!: SafeText;

  @Column({ type: "text" })
  kind!: CaseKind;

  @Column({ type: "text" })
  priority!: CasePriority;

  /** The priority as a number that sorts. */
  @Column({ type: "integer" })
  priorityRank!: number;

  /** Where the case began. */
  @Column({ type: "text" })
  channel!: Channel;

  @Column({ type: "text" })
  state!: CaseState;

  /** Why it is in this state; null since it was opened. */
  @Column({ type: "text", nullable: true })
  stateReason!: CaseStateReason | null;

  @Column({ type: "uuid" })
  customerId!: Uuid;

  @Column({ type: "uuid", nullable: true })
  teamId!: Uuid | null;

  @Column({ type: "uuid", nullable: true })
  memberId!: Uuid | null;

  @Column({ type: "text", array: true, default: () => "'{}'" })
  tags!: readonly SafeText[];

  /** The workspace's own facts. */
  @Column({ type: "jsonb", default: () => "'{}'" })
  attributes!: SafeJson;

  /** The system whose id `externalId` is. */
  @Column({ type: "text", nullable: true })
  externalSource!: SafeText | null;

  @Column({ type: "text", nullable: true })
  externalId!: SafeText | null;

  /** Of public messages only: customers see it. */
  @Column({ type: "timestamptz", precision: 3, nullable: true })
  lastMessageAt!: Instant | null;

  @Column({ type: "timestamptz", precision: 3, nullable: true })
  resolvedAt!: Instant | null;

  @Column({ type: "timestamptz", precision: 3, nullable: true })
  closedAt!: Instant | null;

  /** The case on which this one goes on; null unless it was merged. */
  @Column({ type: "uuid", nullable: true })
  mergedIntoId!: Uuid | null;

  /** When the first of its running clocks is due; `NOTHING_DUE` where none is. */
  @Column({ type: "timestamptz", precision: 3, default: () => "'9999-12-31 23:59:59.999+00'" })
  nextDueAt!: Instant;

  /** When it came from another system, with what had happened until then; null for one that was opened here. */
  @Column({ type: "timestamptz", precision: 3, nullable: true })
  importedAt!: Instant | null;

  /** Its version at the end of that history: nobody was told of what led to it. */
  @Column({ type: "integer", nullable: true })
  importedVersion!: number | null;

  /** When it was laid aside; null while it is awake. */
  @Column({ type: "timestamptz", precision: 3, nullable: true })
  snoozedAt!: Instant | null;

  /** When it wakes by itself; null for one that only its customer wakes. */
  @Column({ type: "timestamptz", precision: 3, nullable: true })
  snoozedUntil!: Instant | null;
}
