import { Check, Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { VersionedRow } from "../../kernel/database/rows";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import type { Channel } from "../customers/customer-enums";
import type { QuestionAnswer } from "./survey-content";
import type { SurveyKind } from "./survey-enums";

/** What a customer answered to an invitation; no invitation has two. */
@Entity("survey_answers")
@Unique("survey_answers_of_invitation", ["workspaceId", "invitationId"])
@ForeignKey("SurveyInvitation", ["workspaceId", "invitationId"], ["workspaceId", "id"])
@ForeignKey("Survey", ["workspaceId", "surveyId"], ["workspaceId", "id"])
@ForeignKey("SurveyVersion", ["workspaceId", "versionId"], ["workspaceId", "id"])
@ForeignKey("Customer", ["workspaceId", "customerId"], ["workspaceId", "id"])
@ForeignKey("Case", ["workspaceId", "caseId"], ["workspaceId", "id"])
@ForeignKey("Transaction", ["workspaceId", "transactionId"], ["workspaceId", "id"])
@ForeignKey("Member", ["workspaceId", "memberId"], ["workspaceId", "id"])
@ForeignKey("Team", ["workspaceId", "teamId"], ["workspaceId", "id"])
@Index("survey_answers_by_answered", ["workspaceId", "answeredAt", "id"])
@Index("survey_answers_of_survey", ["workspaceId", "surveyId", "answeredAt", "id"])
@Index("survey_answers_of_customer", ["workspaceId", "customerId", "answeredAt", "id"])
@Check("survey_answers_kind", "kind in ('CSAT', 'NPS', 'CES', 'TEXT')")
@Check("survey_answers_score", "(kind = 'TEXT') = (score is null)")
@Check("survey_answers_complete", "is_complete = (completed_at is not null)")
export class SurveyAnswer extends VersionedRow {
  @Column({ type: "uuid" })
  invitationId!: Uuid;

  @Column({ type: "uuid" })
  surveyId!: Uuid;

  @Column({ type: "uuid" })
  versionId!: Uuid;

  @Column({ type: "text" })
  kind!: SurveyKind;

  /** By the scale of the kind: 1 to 5, 0 to 10, or 1 to 7. */
  @Column({ type: "integer", nullable: true })
  score!: number | null;

  @Column({ type: "text", nullable: true })
  comment!: SafeText | null;

  @Column({ type: "jsonb" })
  answers!: readonly QuestionAnswer[];

  @Column({ type: "boolean" })
  isComplete!: boolean;

  @Column({ type: "uuid" })
  customerId!: Uuid;

  @Column({ type: "uuid", nullable: true })
  caseId!: Uuid | null;

  @Column({ type: "uuid", nullable: true })
  transactionId!: Uuid | null;

  @Column({ type: "uuid", nullable: true })
  memberId!: Uuid | null;

  @Column({ type: "uuid", nullable: true })
  teamId!: Uuid | null;

  @Column({ type: "text", nullable: true })
  channel!: Channel | null;

  /** That it was shown in. */
  @Column({ type: "text" })
  language!: SafeText;

  /** When the score was first given. */
  @Column({ type: "timestamptz", precision: 3 })
  answeredAt!: Instant;

  @Column({ type: "timestamptz", precision: 3, nullable: true })
  completedAt!: Instant | null;
}
