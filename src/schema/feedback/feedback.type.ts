import { Extensions, Field, Int, ObjectType } from "type-graphql";
import { Channel } from "../../entities/customers/customer-enums";
import { FeedbackKind, FeedbackStatus, Judge, Sentiment } from "../../entities/feedback/feedback-enums";
import type { Feedback } from "../../entities/feedback/feedback.entity";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import { ExternalIdType } from "../cases/external-id.type";
import { connectionTypeOf } from "../connection";
import "../customers/customer-enums";
import { NodeType } from "../node";
import { DateTime } from "../scalars";
import { StaffField } from "../staff-field";
import "./feedback-enums";

@ObjectType("Feedback", {
  implements: NodeType,
  description: "What somebody thinks of us: asked for, or said by itself. A customer sees its own.",
  simpleResolvers: true,
})
export class FeedbackType
  implements
    NodeType,
    Omit<
      Feedback,
      | "workspaceId"
      | "answerId"
      | "customerId"
      | "caseId"
      | "transactionId"
      | "memberId"
      | "followUpCaseId"
      | "externalSource"
      | "externalId"
    >
{
  id!: Uuid;

  @Field(() => FeedbackKind, { description: "How it came to be said." })
  kind!: FeedbackKind;

  @Field(() => Channel, { nullable: true, description: "Where it was said." })
  channel!: Channel | null;

  @Field(() => String, { nullable: true, description: "As whom its author appears in public." })
  authorName!: SafeText | null;

  @Field(() => String, { nullable: true, description: "Where it can be read." })
  url!: SafeText | null;

  @Field(() => Int, { nullable: true, description: "Stars, 1 to 5, where there were any." })
  rating!: number | null;

  @Field(() => String, { nullable: true, description: "The words." })
  text!: SafeText | null;

  @Field(() => String, { nullable: true, description: "Their language, by ISO 639-1, where they tell it." })
  language!: SafeText | null;

  @StaffField(() => Sentiment, {
    description:
      "How its author feels: by the score or the stars, else by the words. Null where nothing tells.",
  })
  sentiment!: Sentiment | null;

  @Extensions({ mostItems: 20 })
  @StaffField(() => [String], {
    description: "The words that decided how it was taken; none where a score, stars or another judge did.",
  })
  sentimentWords!: readonly SafeText[];

  @Extensions({ mostItems: 10 })
  @StaffField(() => [String], { description: "What it is about, e.g. `refunds`." })
  topics!: readonly SafeText[];

  @StaffField(() => Judge, { description: "Who judged sentiment and topics." })
  judgedBy!: Judge;

  @Field(() => FeedbackStatus, { description: "What becomes of it." })
  status!: FeedbackStatus;

  @Field(() => String, { nullable: true, description: "For the customer: what was done, or why it was not." })
  statusText!: SafeText | null;

  @StaffField(() => ExternalIdType, { description: "Its id in another system." })
  externalId?: ExternalIdType | null;

  @Field(() => DateTime, { description: "When it was said." })
  receivedAt!: Instant;

  @Field(() => DateTime, { description: "When it was recorded." })
  createdAt!: Instant;

  @Field(() => DateTime, { description: "When it last changed." })
  updatedAt!: Instant;

  @Field(() => Int, { description: "Grows by one with each change; give it as `expectedVersion`." })
  version!: number;
}

export const FeedbackConnection = connectionTypeOf(FeedbackType, "Feedback");

@ObjectType("FeedbackThemeWeek", {
  description: "How often a topic was spoken of in a week.",
  simpleResolvers: true,
})
export class FeedbackThemeWeekType {
  @Field(() => DateTime, { description: "When the week began: Monday, by UTC." })
  from!: Instant;

  @Field(() => Int, { description: "How much feedback was about it." })
  count!: number;

  @Field(() => Int, { description: "How much of that was negative." })
  negative!: number;
}

@ObjectType("FeedbackTheme", {
  description: "A topic that feedback of a period was about, and how that went.",
  simpleResolvers: true,
})
export class FeedbackThemeType {
  @Field(() => String, { description: "The topic, e.g. `refunds`." })
  topic!: string;

  @Field(() => Int, { description: "How much feedback was about it." })
  count!: number;

  @Field(() => Int, { description: "How much of that was negative." })
  negative!: number;

  @Extensions({ mostItems: 54 })
  @Field(() => [FeedbackThemeWeekType], { description: "All weeks of the period, in order." })
  weeks!: readonly FeedbackThemeWeekType[];
}
