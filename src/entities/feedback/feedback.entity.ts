import { Check, Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { VersionedRow } from "../../kernel/database/rows";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import type { Channel } from "../customers/customer-enums";
import type { FeedbackKind, FeedbackStatus, Judge, Sentiment } from "./feedback-enums";

/** What somebody thinks of us: asked for, or said by itself. */
@Entity("feedback")
@Unique("feedback_of_answer", ["workspaceId", "answerId"])
@Unique("feedback_by_external_id", ["workspaceId", "externalSource", "externalId"])
@ForeignKey("Workspace", ["workspaceId"], ["id"])
@ForeignKey("SurveyAnswer", ["workspaceId", "answerId"], ["workspaceId", "id"])
@ForeignKey("Customer", ["workspaceId", "customerId"], ["workspaceId", "id"])
@ForeignKey("Case", ["workspaceId", "caseId"], ["workspaceId", "id"])
@ForeignKey("Case", ["workspaceId", "followUpCaseId"], ["workspaceId", "id"])
@ForeignKey("Transaction", ["workspaceId", "transactionId"], ["workspaceId", "id"])
@ForeignKey("Member", ["workspaceId", "memberId"], ["workspaceId", "id"])
@Index("feedback_by_received", ["workspaceId", "receivedAt", "id"])
@Index("feedback_of_kind", ["workspaceId", "kind", "receivedAt", "id"])
@Index("feedback_of_status", ["workspaceId", "status", "receivedAt", "id"])
@Index("feedback_of_sentiment", ["workspaceId", "sentiment", "receivedAt", "id"])
@Index("feedback_of_customer", ["workspaceId", "customerId", "receivedAt", "id"])
@Index("feedback_of_case", ["workspaceId", "caseId", "receivedAt", "id"], { where: "case_id is not null" })
@Check("feedback_kind", "kind in ('SURVEY', 'COMPLAINT', 'PRAISE', 'SUGGESTION', 'REVIEW', 'MENTION')")
@Check("feedback_solicited", "(kind = 'SURVEY') = (answer_id is not null)")
@Check("feedback_rating", "rating between 1 and 5")
@Check("feedback_status", "status in ('NEW', 'ACKNOWLEDGED', 'PLANNED', 'DONE', 'DECLINED')")
@Check("feedback_sentiment", "sentiment in ('POSITIVE', 'NEUTRAL', 'NEGATIVE')")
@Check("feedback_judge", "judged_by in ('EMBEDDED', 'PROVIDER')")
export class Feedback extends VersionedRow {
  @Column({ type: "text" })
  kind!: FeedbackKind;

  @Column({ type: "uuid", nullable: true })
  answerId!: Uuid | null;

  /** Null where nobody knows who it was. */
  @Column({ type: "uuid", nullable: true })
  customerId!: Uuid | null;

  @Column({ type: "uuid", nullable: true })
  caseId!: Uuid | null;

  @Column({ type: "uuid", nullable: true })
  transactionId!: Uuid | null;

  @Column({ type: "uuid", nullable: true })
  memberId!: Uuid | null;

  @Column({ type: "text", nullable: true })
  channel!: Channel | null;

  /** As whom the author of a review or a mention appears. */
  @Column({ type: "text", nullable: true })
  authorName!: SafeText | null;

  /** Where it can be read. */
  @Column({ type: "text", nullable: true })
  url!: SafeText | null;

  /** Stars, 1 to 5, where they were given. */
  @Column({ type: "integer", nullable: true })
  rating!: number | null;

  @Column({ type: "text", nullable: true })
  text!: SafeText | null;

  /** ISO 639-1; null where the words do not tell. */
  @Column({ type: "text", nullable: true })
  language!: SafeText | null;

  /** Null where nothing tells. */
  @Column({ type: "text", nullable: true })
  sentiment!: Sentiment | null;

  /** The words that decided; none where the score or the stars did, or another judge. */
  @Column({ type: "text", array: true, default: () => "'{}'" })
  sentimentWords!: readonly SafeText[];

  @Column({ type: "text", array: true, default: () => "'{}'" })
  topics!: readonly SafeText[];

  @Column({ type: "text" })
  judgedBy!: Judge;

  @Column({ type: "text" })
  status!: FeedbackStatus;

  /** What the customer is told of it. */
  @Column({ type: "text", nullable: true })
  statusText!: SafeText | null;

  @Column({ type: "uuid", nullable: true })
  followUpCaseId!: Uuid | null;

  @Column({ type: "text", nullable: true })
  externalSource!: SafeText | null;

  @Column({ type: "text", nullable: true })
  externalId!: SafeText | null;

  @Column({ type: "timestamptz", precision: 3 })
  receivedAt!: Instant;
}
