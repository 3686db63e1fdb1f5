import { Extensions, Field, Float, Int, ObjectType } from "type-graphql";
import { CaseKind, CasePriority } from "../../entities/cases/case-enums";
import { Channel, CustomerKind } from "../../entities/customers/customer-enums";
import type { SurveyConditions } from "../../entities/feedback/survey-conditions";
import {
  SurveyKind,
  SurveyPresentation,
  SurveyState,
  SurveyTrigger,
} from "../../entities/feedback/survey-enums";
import type { Survey } from "../../entities/feedback/survey.entity";
import { TransactionRail } from "../../entities/payments/transaction-enums";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import "../cases/case-enums";
import { connectionTypeOf } from "../connection";
import "../customers/customer-enums";
import { NodeType } from "../node";
import "../payments/transaction-enums";
import { DateTime } from "../scalars";
import "./survey-enums";

@ObjectType("SurveyConditions", {
  description:
    "Of whom and about what a survey asks. All lists hold at once, of each any; an empty one does not narrow.",
  simpleResolvers: true,
})
export class SurveyConditionsType implements SurveyConditions {
  @Extensions({ mostItems: 14 })
  @Field(() => [CaseKind], { description: "Kinds of cases." })
  caseKinds!: readonly CaseKind[];

  @Extensions({ mostItems: 8 })
  @Field(() => [Channel], { description: "Channels of cases; of transactions the customer's preferred one." })
  channels!: readonly Channel[];

  @Extensions({ mostItems: 4 })
  @Field(() => [CasePriority], { description: "Priorities of cases." })
  priorities!: readonly CasePriority[];

  @Extensions({ mostItems: 20 })
  @Field(() => [String], { description: "Tags of cases." })
  tags!: readonly SafeText[];

  @Extensions({ mostItems: 20 })
  @Field(() => [String], { description: "Tiers of customers." })
  customerTiers!: readonly SafeText[];

  @Extensions({ mostItems: 2 })
  @Field(() => [CustomerKind], { description: "Kinds of customers." })
  customerKinds!: readonly CustomerKind[];

  @Extensions({ mostItems: 8 })
  @Field(() => [TransactionRail], { description: "Rails of transactions." })
  rails!: readonly TransactionRail[];
}

@ObjectType("QuietHours", {
  description: "Hours in which nobody is asked, by the customer's own clock. They may cross midnight.",
  simpleResolvers: true,
})
export class QuietHoursType {
  @Field(() => String, { description: "From then on, e.g. `21:00`." })
  from!: string;

  @Field(() => String, { description: "Until then, e.g. `08:00`." })
  to!: string;
}

@ObjectType("Survey", {
  implements: NodeType,
  description: "A question that customers are asked by rules. What it says stands in its versions.",
  simpleResolvers: true,
})
export class SurveyType
  implements
    NodeType,
    Omit<
      Survey,
      "workspaceId" | "delaySeconds" | "delayCalendarId" | "quietFrom" | "quietTo" | "followUpTeamId"
    >
{
  id!: Uuid;

  @Field(() => String, { description: "How it is called." })
  name!: SafeText;

  @Field(() => SurveyKind, { description: "What it measures." })
  kind!: SurveyKind;

  @Field(() => SurveyPresentation, { description: "How it asks for the score." })
  presentation!: SurveyPresentation;

  @Field(() => SurveyState, { description: "Whether it asks." })
  state!: SurveyState;

  @Field(() => Int, { description: "The number of the version that is sent now." })
  publishedVersion!: number;

  @Extensions({ mostItems: 6 })
  @Field(() => [SurveyTrigger], { description: "What it asks after." })
  triggers!: readonly SurveyTrigger[];

  @Field(() => SurveyConditionsType, { description: "Of whom and about what it asks." })
  conditions!: SurveyConditionsType;

  @Field(() => Float, { description: "The share of those who could be asked that is asked, 0 to 1." })
  sampleShare!: number;

  @Field(() => String, {
    nullable: true,
    description: "The zone of customers of whom none is known, by IANA; null for that of the settings.",
  })
  timeZone!: SafeText | null;

  @Field(() => Int, { description: "Days between two askings of a customer by this survey." })
  intervalDays!: number;

  @Field(() => Boolean, {
    description:
      "Whether only those are asked who agreed to it on the channel (`Customer.consentedChannels`).",
  })
  needsConsent!: boolean;

  @Field(() => Int, { description: "Hours from being asked within which one may answer." })
  expiryHours!: number;

  @Field(() => Int, { description: "Minutes within which a complete answer may be changed; 0 for never." })
  changeMinutes!: number;

  @Field(() => Int, {
    nullable: true,
    description: "The best score that still opens a case to follow it up; null for none.",
  })
  followUpAtMost!: number | null;

  @Field(() => CasePriority, { nullable: true, description: "Of cases that follow up; NORMAL where null." })
  followUpPriority!: CasePriority | null;

  @Field(() => DateTime, { description: "When it was made." })
  createdAt!: Instant;

  @Field(() => DateTime, { description: "When it last changed." })
  updatedAt!: Instant;

  @Field(() => Int, { description: "Grows by one with each change; give it as `expectedVersion`." })
  version!: number;
}

export const SurveyConnection = connectionTypeOf(SurveyType, "Survey");

@ObjectType("SurveySettings", {
  description: "What holds for all surveys of the workspace.",
  simpleResolvers: true,
})
export class SurveySettingsType {
  @Field(() => Int, {
    description: "Days between two askings of a customer, by whatever survey; 7 unless told.",
  })
  intervalDays!: number;

  @Field(() => String, {
    description: "The zone of customers of whom none is known, by IANA; UTC unless told.",
  })
  timeZone!: SafeText;
}
