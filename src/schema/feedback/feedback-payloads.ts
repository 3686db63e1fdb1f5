import { Extensions, Field, ObjectType } from "type-graphql";
import type { Feedback } from "../../entities/feedback/feedback.entity";
import type { Redaction } from "../../kernel/firewall/redaction";
import { Payload, RedactionType, UserErrorType } from "../user-error.type";
import { FeedbackType } from "./feedback.type";

@ObjectType({ description: "Answer of `recordFeedback`.", simpleResolvers: true })
export class RecordFeedbackPayload extends Payload {
  @Field(() => FeedbackType, { nullable: true, description: "The feedback." })
  feedback?: Feedback;

  @Field(() => Boolean, { nullable: true, description: "False when it was known by its external id." })
  created?: boolean;
}

@ObjectType({ description: "What became of one of many.", simpleResolvers: true })
export class ImportedFeedbackType {
  @Field(() => FeedbackType, { nullable: true, description: "The feedback; null when it was refused." })
  feedback!: Feedback | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "False when it was known by its external id, null when it was refused.",
  })
  created!: boolean | null;

  @Extensions({ mostItems: 1 })
  @Field(() => [UserErrorType], { description: "Why it was refused; empty when it was not." })
  userErrors!: readonly UserErrorType[];

  @Extensions({ mostItems: 10 })
  @Field(() => [RedactionType], {
    description: "Card data that was masked in it; empty when there was none.",
  })
  redactions!: readonly Redaction[];
}

@ObjectType({ description: "Answer of `importFeedback`.", simpleResolvers: true })
export class ImportFeedbackPayload extends Payload {
  @Field(() => [ImportedFeedbackType], {
    nullable: true,
    description: "One for each, in their order. One that is refused leaves the others as they are.",
  })
  results?: readonly ImportedFeedbackType[];
}

@ObjectType({ description: "Answer of `judgeFeedback`.", simpleResolvers: true })
export class JudgeFeedbackPayload extends Payload {
  @Field(() => FeedbackType, { nullable: true, description: "The feedback as it is now." })
  feedback?: Feedback;
}

@ObjectType({ description: "Answer of `setFeedbackStatus`.", simpleResolvers: true })
export class SetFeedbackStatusPayload extends Payload {
  @Field(() => FeedbackType, { nullable: true, description: "The feedback as it is now." })
  feedback?: Feedback;
}
