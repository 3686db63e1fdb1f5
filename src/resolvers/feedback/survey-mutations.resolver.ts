import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { RecordOccasionInput } from "../../schema/feedback/occasion-inputs";
import { AnswerSurveyInput, DeclineSurveysInput } from "../../schema/feedback/survey-answer-inputs";
import {
  ChangeSurveyInput,
  CreateSurveyInput,
  PublishSurveyInput,
} from "../../schema/feedback/survey-inputs";
import {
  AnswerSurveyPayload,
  CancelSurveyInvitationPayload,
  ChangeSurveyPayload,
  ChangeSurveySettingsPayload,
  CreateSurveyPayload,
  DeclineSurveysPayload,
  PublishSurveyPayload,
  RecordOccasionPayload,
  SetSurveyConsentPayload,
} from "../../schema/feedback/survey-payloads";
import {
  CancelSurveyInvitationInput,
  ChangeSurveySettingsInput,
  SetSurveyConsentInput,
} from "../../schema/feedback/survey-settings-inputs";
import { answerSurvey, declineSurveys } from "../../services/feedback/answers/answer-survey";
import { cancelSurveyInvitation } from "../../services/feedback/invitations/cancel-invitations";
import { recordOccasion } from "../../services/feedback/invitations/record-occasion";
import { changeSurvey, createSurvey, publishSurvey } from "../../services/feedback/surveys/save-survey";
import { setSurveyConsent } from "../../services/feedback/surveys/survey-consent";
import { changeSurveySettings } from "../../services/feedback/surveys/survey-settings";
import type { RequestContext } from "../request-context";

@Resolver()
export class SurveyMutations {
  @Mutation(() => CreateSurveyPayload, {
    description: "Makes a survey. A workspace has 100 at most, archived ones apart.",
  })
  createSurvey(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => CreateSurveyInput, { description: "The survey." }) input: CreateSurveyInput,
  ): Promise<CreateSurveyPayload> {
    return run(createSurvey, input);
  }

  @Mutation(() => ChangeSurveyPayload, {
    description: "Changes whom a survey asks and when, or whether it asks. What was sent may be answered.",
  })
  changeSurvey(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => ChangeSurveyInput, { description: "The survey, and what changes." })
    input: ChangeSurveyInput,
  ): Promise<ChangeSurveyPayload> {
    return run(changeSurvey, input);
  }

  @Mutation(() => PublishSurveyPayload, {
    description:
      "Lets a survey say something else from now on. Who was asked before answers the former version.",
  })
  publishSurvey(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => PublishSurveyInput, { description: "The survey, and what it says." })
    input: PublishSurveyInput,
  ): Promise<PublishSurveyPayload> {
    return run(publishSurvey, input);
  }

  @Mutation(() => ChangeSurveySettingsPayload, { description: "Changes what holds for all surveys." })
  changeSurveySettings(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => ChangeSurveySettingsInput, { description: "What changes." })
    input: ChangeSurveySettingsInput,
  ): Promise<ChangeSurveySettingsPayload> {
    return run(changeSurveySettings, input);
  }

  @Mutation(() => SetSurveyConsentPayload, {
    description:
      "Keeps in mind that a customer does not want to be asked, or that it may be again. Safe to repeat.",
  })
  setSurveyConsent(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => SetSurveyConsentInput, { description: "The customer." }) input: SetSurveyConsentInput,
  ): Promise<SetSurveyConsentPayload> {
    return run(setSurveyConsent, input);
  }

  @Mutation(() => CancelSurveyInvitationPayload, {
    description: "Lets a customer not be asked after all, or not answer any more.",
  })
  cancelSurveyInvitation(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => CancelSurveyInvitationInput, { description: "The invitation." })
    input: CancelSurveyInvitationInput,
  ): Promise<CancelSurveyInvitationPayload> {
    return run(cancelSurveyInvitation, input);
  }

  @Mutation(() => RecordOccasionPayload, {
    description:
      "Tells what ended for customers in your own systems: surveys may ask after it, each by its own rules. Repeat it with an `Idempotency-Key`, or they may be asked twice.",
  })
  recordOccasion(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => RecordOccasionInput, { description: "What ended, and for whom." })
    input: RecordOccasionInput,
  ): Promise<RecordOccasionPayload> {
    return run(recordOccasion, input);
  }

  @Mutation(() => AnswerSurveyPayload, {
    description:
      "Answers the survey of a link, in parts if need be. No credential is needed: the token is one. An invitation has one answer, which may be changed for a while.",
  })
  answerSurvey(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => AnswerSurveyInput, { description: "The link, and the answer." })
    input: AnswerSurveyInput,
  ): Promise<AnswerSurveyPayload> {
    return run(answerSurvey, input);
  }

  @Mutation(() => DeclineSurveysPayload, {
    description:
      "Says by a link that its customer does not want to be asked any more, by whatever survey. No credential is needed.",
  })
  declineSurveys(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => DeclineSurveysInput, { description: "The link." }) input: DeclineSurveysInput,
  ): Promise<DeclineSurveysPayload> {
    return run(declineSurveys, input);
  }
}
