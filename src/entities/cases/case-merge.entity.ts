import { Check, Column, Entity, ForeignKey, Index } from "typeorm";
import { WorkspaceRow } from "../../kernel/database/rows";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import type { CaseState } from "./case-enums";
import type { CaseStateReason } from "./case-reasons";

/** That one case was merged into another: what it takes to undo it. */
@Entity("case_merges")
@Index("case_merges_standing", ["workspaceId", "caseId"], { unique: true, where: "undone_at is null" })
@ForeignKey("Case", ["workspaceId", "caseId"], ["workspaceId", "id"])
@ForeignKey("Case", ["workspaceId", "intoId"], ["workspaceId", "id"])
@Check(
  "case_merges_state",
  "state in ('OPEN', 'WAITING_ON_CUSTOMER', 'WAITING_ON_THIRD_PARTY', 'RESOLVED', 'CLOSED')",
)
@Check("case_merges_snoozed_until", "snoozed_at is not null or snoozed_until is null")
export class CaseMerge extends WorkspaceRow {
  @Column({ type: "uuid" })
  caseId!: Uuid;

  @Column({ type: "uuid" })
  intoId!: Uuid;

  /** Of the case before. */
  @Column({ type: "text" })
  state!: CaseState;

  @Column({ type: "text", nullable: true })
  stateReason!: CaseStateReason | null;

  @Column({ type: "timestamptz", precision: 3, nullable: true })
  resolvedAt!: Instant | null;

  @Column({ type: "timestamptz", precision: 3, nullable: true })
  closedAt!: Instant | null;

  /** With `snoozedUntil`: the snooze that the merge ended. */
  @Column({ type: "timestamptz", precision: 3, nullable: true })
  snoozedAt!: Instant | null;

  @Column({ type: "timestamptz", precision: 3, nullable: true })
  snoozedUntil!: Instant | null;

  /** The messages and notes that went to the other case. */
  @Column({ type: "uuid", array: true })
  messageIds!: readonly Uuid[];

  /** The transactions that the other case was not about before. */
  @Column({ type: "uuid", array: true })
  transactionIds!: readonly Uuid[];

  @Column({ type: "timestamptz", precision: 3, nullable: true })
  undoneAt!: Instant | null;
}
