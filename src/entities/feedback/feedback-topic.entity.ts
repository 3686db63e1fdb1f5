import { Column, Entity, ForeignKey, Index, Unique } from "typeorm";
import { WorkspaceRow } from "../../kernel/database/rows";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import type { Sentiment } from "./feedback-enums";

/** That some feedback is about a topic; what themes are counted by. */
@Entity("feedback_topics")
@Unique("feedback_topics_of_feedback", ["workspaceId", "feedbackId", "topic"])
@Index("feedback_topics_by_received", ["workspaceId", "receivedAt", "topic", "sentiment"])
@Index("feedback_topics_of_topic", ["workspaceId", "topic", "receivedAt", "feedbackId"])
@ForeignKey("Feedback", ["workspaceId", "feedbackId"], ["workspaceId", "id"])
export class FeedbackTopic extends WorkspaceRow {
  @Column({ type: "uuid" })
  feedbackId!: Uuid;

  @Column({ type: "text" })
  topic!: SafeText;

  @Column({ type: "timestamptz", precision: 3 })
  receivedAt!: Instant;

  @Column({ type: "text", nullable: true })
  sentiment!: Sentiment | null;
}
