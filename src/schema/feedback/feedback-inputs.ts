import { ArrayMaxSize, ArrayMinSize, Matches, Max, MaxLength, Min } from "class-validator";
import { ArgsType, Field, InputType, Int } from "type-graphql";
import { Channel } from "../../entities/customers/customer-enums";
import { FeedbackKind, FeedbackStatus, Sentiment } from "../../entities/feedback/feedback-enums";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import { PageArgs } from "../connection";
import "../customers/customer-enums";
import { ExternalIdInput } from "../customers/customer-inputs";
import { IdField } from "../id-field";
import { NoneBlank, NotBlank } from "../not-blank";
import { DateTime } from "../scalars";
import "./feedback-enums";

@InputType({ description: "What somebody said of us without being asked: words, stars, or both." })
export class RecordFeedbackInput {
  @Field(() => FeedbackKind, { description: "How it was said; SURVEY is for answers alone." })
  kind!: FeedbackKind;

  @MaxLength(10_000)
  @NotBlank()
  @Field(() => String, { nullable: true, description: "The words; 10,000 characters at most." })
  text?: string | null;

  @Min(1)
  @Max(5)
  @Field(() => Int, { nullable: true, description: "Stars, 1 to 5." })
  rating?: number | null;

  @MaxLength(35)
  @Matches(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/, {
    message: "$property must be a language tag such as pt-BR",
  })
  @Field(() => String, {
    nullable: true,
    description: "The language; told from the words where it is left out.",
  })
  language?: string | null;

  @IdField("Customer", { nullable: true, description: "Who said it; of a case its customer unless told." })
  customerId?: Uuid | null;

  @IdField("Case", { nullable: true, description: "About which case." })
  caseId?: Uuid | null;

  @IdField("Transaction", { nullable: true, description: "About which transaction." })
  transactionId?: Uuid | null;

  @IdField("Member", { nullable: true, description: "About which member of the staff." })
  memberId?: Uuid | null;

  @Field(() => Channel, { nullable: true, description: "Where it was said." })
  channel?: Channel | null;

  @MaxLength(200)
  @NotBlank()
  @Field(() => String, { nullable: true, description: "As whom its author appears in public." })
  authorName?: string | null;

  @MaxLength(1_000)
  @Matches(/^https?:\/\//, { message: "$property must begin with https://" })
  @Field(() => String, { nullable: true, description: "Where it can be read." })
  url?: string | null;

  @Field(() => ExternalIdInput, {
    nullable: true,
    description: "Its id in another system. The same id always means the same feedback.",
  })
  externalId?: ExternalIdInput | null;

  @Field(() => DateTime, { nullable: true, description: "When it was said; now unless told." })
  receivedAt?: Instant | null;
}

@InputType({ description: "Feedback to record, up to 100 at once." })
export class ImportFeedbackInput {
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @Field(() => [RecordFeedbackInput], { description: "The feedback; 100 at most." })
  feedback!: RecordFeedbackInput[];
}

@InputType({ description: "Which feedback, at which version." })
abstract class FeedbackReferenceInput {
  @IdField("Feedback", { description: "The feedback." })
  feedbackId!: Uuid;

  @Field(() => Int, {
    nullable: true,
    description: "The version that the caller saw; VERSION_CONFLICT when it has moved on since.",
  })
  expectedVersion?: number | null;
}

@InputType({ description: "Another judgement; what is left out or null stays as it is." })
export class JudgeFeedbackInput extends FeedbackReferenceInput {
  @Field(() => Sentiment, { nullable: true, description: "How its author feels." })
  sentiment?: Sentiment | null;

  @ArrayMaxSize(10)
  @MaxLength(60, { each: true })
  @NoneBlank()
  @Field(() => [String], {
    nullable: true,
    description:
      "What it is about, in place of what stood there; 10 at most, the workspace's own words among them.",
  })
  topics?: string[] | null;
}

@InputType({ description: "What becomes of feedback." })
export class SetFeedbackStatusInput extends FeedbackReferenceInput {
  @Field(() => FeedbackStatus, { description: "What becomes of it." })
  status!: FeedbackStatus;

  @MaxLength(2_000)
  @NotBlank()
  @Field(() => String, {
    nullable: true,
    description: "For the customer: what was done, or why it was not. DONE and DECLINED need one.",
  })
  text?: string | null;
}

@InputType({ description: "Which feedback; all conditions hold at once." })
export class FeedbackFilter {
  @ArrayMaxSize(6)
  @Field(() => [FeedbackKind], { nullable: true, description: "Of these kinds." })
  kinds?: FeedbackKind[] | null;

  @ArrayMaxSize(5)
  @Field(() => [FeedbackStatus], { nullable: true, description: "Of which this becomes." })
  statuses?: FeedbackStatus[] | null;

  @Field(() => Sentiment, { nullable: true, description: "Whose author feels so. Staff only." })
  sentiment?: Sentiment | null;

  @MaxLength(60)
  @Field(() => String, { nullable: true, description: "About this topic. Staff only." })
  topic?: string | null;

  @IdField("Customer", { nullable: true, description: "Of this customer." })
  customerId?: Uuid | null;

  @IdField("Case", { nullable: true, description: "About this case." })
  caseId?: Uuid | null;

  @Field(() => DateTime, { nullable: true, description: "Said after this moment." })
  receivedAfter?: Instant | null;

  @Field(() => DateTime, { nullable: true, description: "Said before this moment." })
  receivedBefore?: Instant | null;
}

@ArgsType()
export class FeedbackListArgs extends PageArgs {
  @Field(() => FeedbackFilter, { nullable: true, description: "Which of it; all unless told." })
  filter?: FeedbackFilter | null;
}

@ArgsType()
export class FeedbackThemesArgs {
  @Field(() => DateTime, { description: "From this moment on." })
  from!: Instant;

  @Field(() => DateTime, { description: "Until this moment; 53 weeks after the first at most." })
  to!: Instant;
}
