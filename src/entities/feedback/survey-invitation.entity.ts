import { Check, Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { VersionedRow } from "../../kernel/database/rows";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import type { Channel } from "../customers/customer-enums";
import type { CancelReason, InvitationState, SurveyTrigger } from "./survey-enums";

/** One customer, asked by one survey about one thing that happened. */
@Entity("survey_invitations")
@Unique("survey_invitations_by_event", ["workspaceId", "surveyId", "eventId"])
@ForeignKey("Survey", ["workspaceId", "surveyId"], ["workspaceId", "id"])
@ForeignKey("SurveyVersion", ["workspaceId", "versionId"], ["workspaceId", "id"])
@ForeignKey("Customer", ["workspaceId", "customerId"], ["workspaceId", "id"])
@ForeignKey("Case", ["workspaceId", "caseId"], ["workspaceId", "id"])
@ForeignKey("Transaction", ["workspaceId", "transactionId"], ["workspaceId", "id"])
@ForeignKey("Member", ["workspaceId", "memberId"], ["workspaceId", "id"])
@ForeignKey("Team", ["workspaceId", "teamId"], ["workspaceId", "id"])
@Index("survey_invitations_by_created", ["workspaceId", "createdAt", "id"])
@Index("survey_invitations_by_state", ["workspaceId", "state", "createdAt", "id"])
@Index("survey_invitations_of_survey", ["workspaceId", "surveyId", "createdAt", "id"])
@Index("survey_invitations_of_customer", ["workspaceId", "customerId", "createdAt", "id"])
@Index("survey_invitations_of_case", ["workspaceId", "caseId", "createdAt", "id"], {
  where: "case_id is not null",
})
@Index("survey_invitations_asked", ["workspaceId", "customerId", "askedAt"], {
  where: "state <> 'CANCELLED'",
})
@Index("survey_invitations_due", ["workspaceId", "nextAt", "id"], { where: "next_at is not null" })
@Index("survey_invitations_due_anywhere", ["nextAt", "workspaceId"], { where: "next_at > '-infinity'" })
@Check("survey_invitations_state", "state in ('PLANNED', 'SENT', 'ANSWERED', 'EXPIRED', 'CANCELLED')")
@Check("survey_invitations_cancelled", "(state = 'CANCELLED') = (cancel_reason is not null)")
@Check("survey_invitations_next", "(state in ('PLANNED', 'SENT')) = (next_at is not null)")
@Check("survey_invitations_expires", "(sent_at is null) = (expires_at is null)")
export class SurveyInvitation extends VersionedRow {
  @Column({ type: "uuid" })
  surveyId!: Uuid;

  @Column({ type: "uuid" })
  versionId!: Uuid;

  @Column({ type: "uuid" })
  customerId!: Uuid;

  @Column({ type: "uuid", nullable: true })
  caseId!: Uuid | null;

  @Column({ type: "uuid", nullable: true })
  transactionId!: Uuid | null;

  /** Who had the case when it ended. */
  @Column({ type: "uuid", nullable: true })
  memberId!: Uuid | null;

  @Column({ type: "uuid", nullable: true })
  teamId!: Uuid | null;

  /** Where it should be asked; null where nothing tells. */
  @Column({ type: "text", nullable: true })
  channel!: Channel | null;

  /** The customer's, by BCP 47; null for the survey's default. */
  @Column({ type: "text", nullable: true })
  language!: SafeText | null;

  @Column({ type: "text" })
  trigger!: SurveyTrigger;

  /** The event in the log that led to it. */
  @Column({ type: "uuid" })
  eventId!: Uuid;

  @Column({ type: "text" })
  state!: InvitationState;

  @Column({ type: "text", nullable: true })
  cancelReason!: CancelReason | null;

  /** When the customer is, or was, asked: intervals count from it. */
  @Column({ type: "timestamptz", precision: 3 })
  askedAt!: Instant;

  /** When the clock next has to do something: to send it, or to let it expire. */
  @Column({ type: "timestamptz", precision: 3, nullable: true })
  nextAt!: Instant | null;

  @Column({ type: "timestamptz", precision: 3, nullable: true })
  sentAt!: Instant | null;

  @Column({ type: "timestamptz", precision: 3, nullable: true })
  expiresAt!: Instant | null;
}
