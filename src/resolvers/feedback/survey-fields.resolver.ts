import { Resolver } from "type-graphql";
import type { Member } from "../../entities/access/member.entity";
import type { Team } from "../../entities/access/team.entity";
import type { Case } from "../../entities/cases/case.entity";
import type { BusinessCalendar } from "../../entities/clocks/business-calendar.entity";
import type { Customer } from "../../entities/customers/customer.entity";
import type { SurveyAnswer } from "../../entities/feedback/survey-answer.entity";
import type { SurveyInvitation } from "../../entities/feedback/survey-invitation.entity";
import type { SurveyVersion } from "../../entities/feedback/survey-version.entity";
import type { Survey } from "../../entities/feedback/survey.entity";
import type { Transaction } from "../../entities/payments/transaction.entity";
import { MemberType } from "../../schema/access/member.type";
import { TeamType } from "../../schema/access/team.type";
import { CaseType } from "../../schema/cases/case.type";
import { BusinessCalendarType } from "../../schema/clocks/business-calendar.type";
import { PageArgs, type Connection } from "../../schema/connection";
import { CustomerType } from "../../schema/customers/customer.type";
import {
  SurveyAnswerConnection,
  SurveyAnswerType,
  SurveyInvitationType,
} from "../../schema/feedback/survey-invitation.type";
import { SurveyVersionConnection, SurveyVersionType } from "../../schema/feedback/survey-version.type";
import { QuietHoursType, SurveyType } from "../../schema/feedback/survey.type";
import { TransactionType } from "../../schema/payments/transaction.type";
import { Duration } from "../../schema/scalars";
import { membersById } from "../../services/access/read-members";
import { teamsById } from "../../services/access/read-teams";
import { casesById } from "../../services/cases/read-cases";
import { calendarsById } from "../../services/clocks/calendars/read-calendars";
import { timeOfDay } from "../../services/clocks/calendars/time-of-day";
import { publishedDuration } from "../../services/clocks/calendars/work-duration";
import { customersById } from "../../services/customers/read-customers";
import { answersOfInvitations, answersOfSurveys } from "../../services/feedback/answers/read-answers";
import { invitationsById } from "../../services/feedback/invitations/read-invitations";
import {
  surveysById,
  surveyVersionsById,
  versionsOfSurveys,
} from "../../services/feedback/surveys/read-surveys";
import { transactionsById } from "../../services/payments/read-transactions";
import { Derived } from "../derived-field";
import { List, One } from "../related-field";

@Resolver(() => SurveyType)
export class SurveyFields {
  @Derived<Survey>(["delaySeconds"], ({ delaySeconds }) => publishedDuration(delaySeconds * 1000), {
    type: () => Duration,
    description: "How long after what happened it asks.",
  })
  delay!: string;

  @One<Survey, BusinessCalendar>(calendarsById, "delayCalendarId", {
    type: () => BusinessCalendarType,
    nullable: true,
    description: "In whose work time the delay passes; null for the wall clock.",
  })
  delayCalendar!: BusinessCalendar | null;

  @Derived<Survey>(
    ["quietFrom", "quietTo"],
    ({ quietFrom, quietTo }) =>
      quietFrom === null || quietTo === null ? null : { from: timeOfDay(quietFrom), to: timeOfDay(quietTo) },
    { type: () => QuietHoursType, nullable: true, description: "When nobody is asked; null for none." },
  )
  quietHours!: QuietHoursType | null;

  @One<Survey, Team>(teamsById, "followUpTeamId", {
    type: () => TeamType,
    nullable: true,
    description: "Whose queue cases that follow up come to.",
  })
  followUpTeam!: Team | null;

  @List(versionsOfSurveys, () => PageArgs, {
    type: () => SurveyVersionConnection,
    description: "What it said, the latest version first.",
  })
  versions!: Connection<SurveyVersion>;

  @List(answersOfSurveys, () => PageArgs, {
    type: () => SurveyAnswerConnection,
    description: "What was answered, the latest first.",
  })
  answers!: Connection<SurveyAnswer>;
}

@Resolver(() => SurveyInvitationType)
export class SurveyInvitationFields {
  @One<SurveyInvitation, Survey>(surveysById, "surveyId", {
    type: () => SurveyType,
    nullable: true,
    description: "The survey.",
  })
  survey!: Survey | null;

  @One<SurveyInvitation, SurveyVersion>(surveyVersionsById, "versionId", {
    type: () => SurveyVersionType,
    nullable: true,
    description: "What it says.",
  })
  surveyVersion!: SurveyVersion | null;

  @One<SurveyInvitation, Customer>(customersById, "customerId", {
    type: () => CustomerType,
    nullable: true,
    description: "Who is asked.",
  })
  customer!: Customer | null;

  @One<SurveyInvitation, Case>(casesById, "caseId", {
    type: () => CaseType,
    nullable: true,
    description: "About which case.",
  })
  case!: Case | null;

  @One<SurveyInvitation, Transaction>(transactionsById, "transactionId", {
    type: () => TransactionType,
    nullable: true,
    description: "About which transaction.",
  })
  transaction!: Transaction | null;

  @One<SurveyInvitation, Member>(membersById, "memberId", {
    type: () => MemberType,
    nullable: true,
    description: "Who had the case when it ended.",
  })
  member!: Member | null;

  @One<SurveyInvitation, SurveyAnswer>(answersOfInvitations, "id", {
    type: () => SurveyAnswerType,
    nullable: true,
    description: "What was answered; null as long as nothing was.",
  })
  answer!: SurveyAnswer | null;
}

@Resolver(() => SurveyAnswerType)
export class SurveyAnswerFields {
  @One<SurveyAnswer, SurveyInvitation>(invitationsById, "invitationId", {
    type: () => SurveyInvitationType,
    nullable: true,
    description: "What was asked, and of whom.",
  })
  invitation!: SurveyInvitation | null;

  @One<SurveyAnswer, SurveyVersion>(surveyVersionsById, "versionId", {
    type: () => SurveyVersionType,
    nullable: true,
    description: "The version that was answered.",
  })
  surveyVersion!: SurveyVersion | null;
}
