import { Arg, Args, Ctx, ID, Query, Resolver } from "type-graphql";
import type { SurveyInvitation } from "../../entities/feedback/survey-invitation.entity";
import type { Survey } from "../../entities/feedback/survey.entity";
import { parsePublicId } from "../../kernel/ids";
import type { Connection } from "../../schema/connection";
import {
  SurveyByTokenArgs,
  SurveyInvitationListArgs,
  SurveyListArgs,
} from "../../schema/feedback/survey-answer-inputs";
import { SurveyFormType } from "../../schema/feedback/survey-form.type";
import { SurveyInvitationConnection, SurveyLinkType } from "../../schema/feedback/survey-invitation.type";
import { SurveyConnection, SurveySettingsType, SurveyType } from "../../schema/feedback/survey.type";
import { surveyByToken } from "../../services/feedback/answers/survey-form";
import { invitationList, surveyLink } from "../../services/feedback/invitations/read-invitations";
import { surveyList, surveysById } from "../../services/feedback/surveys/read-surveys";
import { readSurveySettings } from "../../services/feedback/surveys/survey-settings";
import { Ask } from "../asked";
import { listField } from "../list-field";
import type { Asked, RequestContext } from "../request-context";

@Resolver()
export class SurveyQueries {
  @Query(() => SurveyType, {
    nullable: true,
    description: "One survey, archived or not; null when there is none of this id.",
  })
  survey(
    @Ctx() { load }: RequestContext,
    @Arg("id", () => ID, { description: "The survey's id." }) id: string,
    @Ask() { wanted }: Asked,
  ): Promise<Survey | null> {
    return load(surveysById, parsePublicId("survey", id, "id"), null, wanted);
  }

  @Query(() => SurveyConnection, { nullable: true, description: "Surveys by name." })
  surveys(
    @Ctx() context: RequestContext,
    @Args(() => SurveyListArgs) args: SurveyListArgs,
    @Ask() asked: Asked,
  ): Promise<Connection<Survey>> {
    return listField(context, surveyList, args, asked);
  }

  @Query(() => SurveySettingsType, { nullable: true, description: "What holds for all surveys." })
  surveySettings(@Ctx() { run }: RequestContext): Promise<SurveySettingsType> {
    return run(readSurveySettings, undefined);
  }

  @Query(() => SurveyInvitationConnection, {
    nullable: true,
    description: "Whom surveys asked, ask, and are to ask; the latest planned first.",
  })
  surveyInvitations(
    @Ctx() context: RequestContext,
    @Args(() => SurveyInvitationListArgs) args: SurveyInvitationListArgs,
    @Ask() asked: Asked,
  ): Promise<Connection<SurveyInvitation>> {
    return listField(context, invitationList, args, asked);
  }

  @Query(() => SurveyLinkType, {
    nullable: true,
    description:
      "What to put into the link for the customer of an invitation that was sent; null where there is nothing to answer. Always the same.",
  })
  surveyLink(
    @Ctx() { run }: RequestContext,
    @Arg("invitationId", () => ID, { description: "The invitation, as the event `survey.invited` names it." })
    invitationId: string,
  ): Promise<SurveyLinkType | null> {
    return run(surveyLink, { id: parsePublicId("invite", invitationId, "invitationId") });
  }

  @Query(() => SurveyFormType, {
    nullable: true,
    description: "The survey of a link. No credential is needed: the token is one.",
  })
  surveyByToken(
    @Ctx() { run }: RequestContext,
    @Args(() => SurveyByTokenArgs) args: SurveyByTokenArgs,
  ): Promise<SurveyFormType> {
    return run(surveyByToken, args);
  }
}
