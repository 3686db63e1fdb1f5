import type { LoggedEvent } from "../../../entities/events/logged-event.entity";
import { CaseKind } from "../../../entities/cases/case-enums";
import type { Feedback } from "../../../entities/feedback/feedback.entity";
import type { SurveyAnswer } from "../../../entities/feedback/survey-answer.entity";
import type { Survey } from "../../../entities/feedback/survey.entity";
import { firstRow } from "../../../kernel/database/database";
import { sql } from "../../../kernel/database/sql";
import { findRow, updateRow } from "../../../kernel/database/store";
import { columnsOf } from "../../../kernel/database/table";
import { publicId } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import type { Reaction } from "../../access/reaction";
import { openCase } from "../../cases/open-case";
import { isBlocked } from "../../customers/blocked-customer";
import { recordEvent } from "../../events/record-event";
import { FEEDBACK } from "../entries/read-feedback";
import { SURVEYS } from "../surveys/read-surveys";
import { ANSWERS } from "./read-answers";

/** Opens a case for whoever is as unhappy as the survey's rule says; one for each answer, however often it changes. */
export const followUpDetractors: Reaction = {
  name: "detractors",
  of: { types: ["survey.answered", "survey.answer_changed"] },
  react: async (ctx, events) => {
    for (const event of events) await followUp(ctx, event);
  },
};

async function followUp(ctx: Context, { aggregateId: answerId }: LoggedEvent): Promise<void> {
  const answer = await findRow(ctx, ANSWERS, answerId);
  const survey = answer && (await findRow(ctx, SURVEYS, answer.surveyId));
  if (!answer || !survey || !isDetractor(answer, survey)) return;
  const feedback = await firstRow<Feedback>(
    ctx.db,
    sql`
    select ${columnsOf(FEEDBACK)} from feedback
    where ${ctx.inWorkspace()} and answer_id = ${answer.id} and follow_up_case_id is null
    for no key update`,
  );
  // Nobody waits for what a blocked customer has to say.
  if (!feedback || (await isBlocked(ctx, answer.customerId))) return;
  const opened = await openCase.body(ctx, {
    customerId: answer.customerId,
    subject: `Follow-up: ${survey.name} ${answer.score ?? ""}`.trim().slice(0, 300),
    kind: CaseKind.COMPLAINT,
    channel: answer.channel,
    body: feedback.text,
    priority: survey.followUpPriority,
    teamId: survey.followUpTeamId,
    transactionIds: answer.transactionId === null ? [] : [answer.transactionId],
    isFollowUp: true,
  });
  const followed = await updateRow(ctx, FEEDBACK, feedback.id, { followUpCaseId: opened.case.id });
  const aggregate = { type: "feedback", id: followed.id, version: followed.version };
  recordEvent(ctx, "feedback.followed_up", aggregate, {
    feedbackId: publicId("fb", followed.id),
    caseId: publicId("case", opened.case.id),
  });
}

function isDetractor({ score }: SurveyAnswer, { followUpAtMost }: Survey): boolean {
  return score !== null && followUpAtMost !== null && score <= followUpAtMost;
}
