import { SurveyState } from "../../../entities/feedback/survey-enums";
import { SurveyVersion } from "../../../entities/feedback/survey-version.entity";
import { Survey } from "../../../entities/feedback/survey.entity";
import { among } from "../../../kernel/database/among";
import { sql, type Sql } from "../../../kernel/database/sql";
import { table } from "../../../kernel/database/table";
import type { ListSpec } from "../../../kernel/paging/read-pages";
import type { Context } from "../../access/actor";
import { listOf, listWithin, readById } from "../../access/reads";

export const SURVEYS = table(Survey);
export const VERSIONS = table(SurveyVersion);

/** Surveys, and whom they ask, are the staff's: a customer sees what it is asked by its link alone. */
export function staffOnly({ actor, inWorkspace }: Context, alias: string): Sql {
  return actor.kind === "customer" ? sql`false` : inWorkspace(alias);
}

/** The surveys of these ids, archived ones too. */
export const surveysById = readById({ name: "survey:byId", permission: "survey:read" }, SURVEYS, "s", (ctx) =>
  staffOnly(ctx, "s"),
);

/** The versions of these ids. */
export const surveyVersionsById = readById(
  { name: "survey:versionById", permission: "survey:read" },
  VERSIONS,
  "v",
  (ctx) => staffOnly(ctx, "v"),
);

export interface SurveyListInput {
  readonly states?: readonly SurveyState[] | null;
}

/** The surveys of the workspace by name. */
export const surveyList = listOf(
  { name: "survey:list", permission: "survey:read" },
  (ctx: Context, { states }: SurveyListInput): ListSpec<Survey> => ({
    name: "surveys",
    table: SURVEYS,
    alias: "s",
    from: sql`surveys s`,
    where: [staffOnly(ctx, "s"), among(sql`s.state`, states ?? [SurveyState.ACTIVE, SurveyState.PAUSED])],
    key: { column: "s.name", type: "text" },
    id: "s.id",
    descending: false,
    filter: states,
  }),
);

/** What each of these surveys said, the latest first. */
export const versionsOfSurveys = listWithin(
  { name: "survey:versions", permission: "survey:read" },
  (ctx) => ({
    name: "surveyVersions",
    table: VERSIONS,
    alias: "v",
    from: sql`survey_versions v`,
    where: [staffOnly(ctx, "v")],
    key: { column: "v.number", type: "integer" },
    id: "v.id",
    descending: true,
    parent: "v.survey_id",
  }),
);
