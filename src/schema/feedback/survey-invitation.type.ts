import { Extensions, Field, Int, ObjectType } from "type-graphql";
import { Channel } from "../../entities/customers/customer-enums";
import type { SurveyAnswer } from "../../entities/feedback/survey-answer.entity";
import {
  CancelReason,
  InvitationState,
  SurveyKind,
  SurveyTrigger,
} from "../../entities/feedback/survey-enums";
import type { SurveyInvitation } from "../../entities/feedback/survey-invitation.entity";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import { connectionTypeOf } from "../connection";
import "../customers/customer-enums";
import { NodeType } from "../node";
import { DateTime } from "../scalars";
import "./survey-enums";
import { SurveyQuestionAnswerType } from "./survey-version.type";

@ObjectType("SurveyInvitation", {
  implements: NodeType,
  description: "One customer, asked by one survey about one thing that happened.",
  simpleResolvers: true,
})
export class SurveyInvitationType
  implements
    NodeType,
    Omit<
      SurveyInvitation,
      | "workspaceId"
      | "surveyId"
      | "versionId"
      | "customerId"
      | "caseId"
      | "transactionId"
      | "memberId"
      | "teamId"
      | "eventId"
      | "nextAt"
    >
{
  id!: Uuid;

  @Field(() => InvitationState, { description: "Where it stands." })
  state!: InvitationState;

  @Field(() => CancelReason, {
    nullable: true,
    description: "Why it is not asked; null unless it was cancelled.",
  })
  cancelReason!: CancelReason | null;

  @Field(() => SurveyTrigger, { description: "What it asks after." })
  trigger!: SurveyTrigger;

  @Field(() => Channel, {
    nullable: true,
    description: "Where it should be asked; null where nothing tells.",
  })
  channel!: Channel | null;

  @Field(() => String, {
    nullable: true,
    description: "The customer's language, by BCP 47, where it is known.",
  })
  language!: SafeText | null;

  @Field(() => DateTime, { description: "When the customer was asked, or is to be." })
  askedAt!: Instant;

  @Field(() => DateTime, { nullable: true, description: "When it was sent." })
  sentAt!: Instant | null;

  @Field(() => DateTime, {
    nullable: true,
    description: "Until when it may be answered; null before it is sent.",
  })
  expiresAt!: Instant | null;

  @Field(() => DateTime, { description: "When it was planned." })
  createdAt!: Instant;

  @Field(() => DateTime, { description: "When it last changed." })
  updatedAt!: Instant;

  @Field(() => Int, { description: "Grows by one with each change; give it as `expectedVersion`." })
  version!: number;
}

export const SurveyInvitationConnection = connectionTypeOf(SurveyInvitationType, "SurveyInvitation");

@ObjectType("SurveyAnswer", {
  implements: NodeType,
  description: "What a customer answered to an invitation. No invitation has two.",
  simpleResolvers: true,
})
export class SurveyAnswerType
  implements
    NodeType,
    Omit<
      SurveyAnswer,
      | "workspaceId"
      | "invitationId"
      | "surveyId"
      | "versionId"
      | "customerId"
      | "caseId"
      | "transactionId"
      | "memberId"
      | "teamId"
    >
{
  id!: Uuid;

  @Field(() => SurveyKind, { description: "What was measured." })
  kind!: SurveyKind;

  @Field(() => Int, { nullable: true, description: "By the scale of the kind; null for words alone." })
  score!: number | null;

  @Field(() => String, { nullable: true, description: "The words." })
  comment!: SafeText | null;

  @Extensions({ mostItems: 10 })
  @Field(() => [SurveyQuestionAnswerType], { description: "Answers to further questions." })
  answers!: readonly SurveyQuestionAnswerType[];

  @Field(() => Boolean, { description: "False while only a part of it is answered." })
  isComplete!: boolean;

  @Field(() => Channel, { nullable: true, description: "Where it was asked." })
  channel!: Channel | null;

  @Field(() => String, { description: "The language in which it was shown, by BCP 47." })
  language!: SafeText;

  @Field(() => DateTime, { description: "When the score was first given." })
  answeredAt!: Instant;

  @Field(() => DateTime, { nullable: true, description: "When it was complete." })
  completedAt!: Instant | null;

  @Field(() => DateTime, { description: "When it was first kept." })
  createdAt!: Instant;

  @Field(() => DateTime, { description: "When it last changed." })
  updatedAt!: Instant;

  @Field(() => Int, { description: "Grows by one with each change." })
  version!: number;
}

export const SurveyAnswerConnection = connectionTypeOf(SurveyAnswerType, "SurveyAnswer");

@ObjectType("SurveyLink", {
  description: "What lets a customer answer without signing in.",
  simpleResolvers: true,
})
export class SurveyLinkType {
  @Field(() => String, {
    description:
      "To be put into the link for the customer, best behind a `#`, where no log has it. Whoever has it may answer.",
  })
  token!: string;

  @Field(() => DateTime, { description: "Until when it may be answered." })
  expiresAt!: Instant;
}
