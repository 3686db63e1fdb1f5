import { SurveyAnswer } from "../../../entities/feedback/survey-answer.entity";
import { sql } from "../../../kernel/database/sql";
import { columnsOf, table } from "../../../kernel/database/table";
import type { Uuid } from "../../../kernel/ids";
import type { Batch } from "../../../kernel/reads";
import type { Context } from "../../access/actor";
import { query } from "../../access/operations";
import { listWithin, readById } from "../../access/reads";
import { staffOnly } from "../surveys/read-surveys";

export const ANSWERS = table(SurveyAnswer);

/** The answers of these ids. */
export const answersById = readById(
  { name: "survey:answerById", permission: "survey:read" },
  ANSWERS,
  "a",
  (ctx) => staffOnly(ctx, "a"),
);

/** The answer to each of these invitations that has one. */
export const answersOfInvitations = query(
  { name: "survey:answersOfInvitations", permission: "survey:read" },
  async (ctx: Context, { ids, wanted }: Batch<null>): Promise<ReadonlyMap<Uuid, SurveyAnswer>> => {
    const rows = await ctx.db.rows<SurveyAnswer & { ofInvitation: Uuid }>(sql`
      select ${columnsOf(ANSWERS, "a", wanted)}, a.invitation_id as "ofInvitation"
      from survey_answers a
      where ${staffOnly(ctx, "a")}
      and a.invitation_id = any(${ids}::uuid[])`);
    return new Map(rows.map((row) => [row.ofInvitation, row]));
  },
);

/** The answers to each of these surveys, the latest first. */
export const answersOfSurveys = listWithin({ name: "survey:answers", permission: "survey:read" }, (ctx) => ({
  name: "surveyAnswers",
  table: ANSWERS,
  alias: "a",
  from: sql`survey_answers a`,
  where: [staffOnly(ctx, "a")],
  key: { column: "a.answered_at", type: "timestamptz" },
  id: "a.id",
  descending: true,
  parent: "a.survey_id",
}));
