import { SurveyPresentation, SurveyState, type SurveyKind } from "../../../entities/feedback/survey-enums";
import type { SurveyVersion } from "../../../entities/feedback/survey-version.entity";
import type { Survey } from "../../../entities/feedback/survey.entity";
import { firstRow } from "../../../kernel/database/database";
import { sql } from "../../../kernel/database/sql";
import { insertRow, lockRow, updateRow } from "../../../kernel/database/store";
import { IllegalStateError, LimitError } from "../../../kernel/errors";
import type { SafeText } from "../../../kernel/firewall/safe-text";
import { publicId, type Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { command } from "../../access/operations";
import { recordEvent } from "../../events/record-event";
import "../feedback-events";
import { EXACT_IN_CONTENT, storedContent, type GivenContent, type StoredContent } from "./given-content";
import { EXACT_IN_RULES, storedRules, type GivenRules } from "./given-rules";
import { SURVEYS, VERSIONS } from "./read-surveys";
import { refuseUnfitPresentation } from "./scales";

/** Of a workspace, archived ones apart; each event is held against all that are active. */
const MOST_SURVEYS = 100;
const MOST_VERSIONS = 1_000;

export interface CreateSurveyInput {
  readonly name: SafeText;
  readonly kind: SurveyKind;
  readonly presentation?: SurveyPresentation | null;
  readonly isActive?: boolean | null;
  readonly rules: GivenRules;
  readonly content: GivenContent;
}

interface SurveyReference {
  readonly surveyId: Uuid;
  readonly expectedVersion?: number | null;
}

/** What is left out or null stays as it is. */
export interface ChangeSurveyInput extends SurveyReference {
  readonly name?: SafeText | null;
  readonly state?: SurveyState | null;
  readonly rules?: GivenRules | null;
}

export interface PublishSurveyInput extends SurveyReference {
  readonly content: GivenContent;
}

interface Saved {
  readonly survey: Survey;
}

/** Makes a survey, and publishes the first version of what it says. */
export const createSurvey = command(
  { name: "survey:create", permission: "survey:write", exact: [...EXACT_IN_CONTENT, ...EXACT_IN_RULES] },
  async (ctx: Context, input: CreateSurveyInput): Promise<Saved> => {
    const presentation = input.presentation ?? SurveyPresentation.NUMBERS;
    refuseUnfitPresentation(input.kind, presentation);
    const content = storedContent(input.kind, input.content);
    const rules = await storedRules(ctx, input.kind, input.rules);
    await refuseTooMany(ctx);
    const survey = await insertRow(ctx, SURVEYS, {
      id: ctx.newId(),
      name: input.name.trim(),
      kind: input.kind,
      presentation,
      state: input.isActive === true ? SurveyState.ACTIVE : SurveyState.PAUSED,
      publishedVersion: 1,
      ...rules,
    });
    await addVersion(ctx, survey, content);
    recordEvent(ctx, "survey.created", aggregateOf(survey), named(survey));
    return { survey };
  },
);

/** Changes whom a survey asks and when, or whether it asks at all. What was sent may be answered all the same. */
export const changeSurvey = command(
  { name: "survey:change", permission: "survey:write", exact: EXACT_IN_RULES },
  async (ctx: Context, input: ChangeSurveyInput): Promise<Saved> => {
    const known = await heldSurvey(ctx, input);
    const rules = input.rules == null ? null : await storedRules(ctx, known.kind, input.rules);
    const change = { name: input.name?.trim() ?? known.name, state: input.state ?? known.state };
    const changed = [
      ...(change.name === known.name ? [] : ["name"]),
      ...(change.state === known.state ? [] : ["state"]),
      ...(rules === null ? [] : ["rules"]),
    ];
    if (changed.length === 0) return { survey: known };
    const survey = await updateRow(ctx, SURVEYS, known.id, { ...change, ...rules });
    recordEvent(ctx, "survey.changed", aggregateOf(survey), { ...named(survey), changed });
    return { survey };
  },
);

/** Lets a survey say something else from now on. Who was sent a former version answers that. */
export const publishSurvey = command(
  { name: "survey:publish", permission: "survey:write", exact: EXACT_IN_CONTENT },
  async (ctx: Context, { content, ...reference }: PublishSurveyInput): Promise<Saved> => {
    const known = await heldSurvey(ctx, reference);
    if (known.publishedVersion >= MOST_VERSIONS)
      throw new LimitError(`A survey has ${MOST_VERSIONS} versions at most; make another one.`);
    const stored = storedContent(known.kind, content);
    const survey = await updateRow(ctx, SURVEYS, known.id, { publishedVersion: known.publishedVersion + 1 });
    await addVersion(ctx, survey, stored);
    recordEvent(ctx, "survey.published", aggregateOf(survey), {
      surveyId: publicId("survey", survey.id),
      surveyVersion: survey.publishedVersion,
    });
    return { survey };
  },
);

async function heldSurvey(ctx: Context, { surveyId, expectedVersion }: SurveyReference): Promise<Survey> {
  const known = await lockRow(ctx, SURVEYS, "survey", surveyId, expectedVersion);
  if (known.state === SurveyState.ARCHIVED) throw new IllegalStateError("survey", "ARCHIVED", "CHANGED", []);
  return known;
}

function addVersion(ctx: Context, survey: Survey, content: StoredContent): Promise<SurveyVersion> {
  const { id: surveyId, publishedVersion: number } = survey;
  return insertRow(ctx, VERSIONS, { id: ctx.newId(), surveyId, number, ...content });
}

/** Held until the transaction ends: two at once would both find room. */
async function refuseTooMany(ctx: Context): Promise<void> {
  const held = `${ctx.workspaceId} surveys`;
  await ctx.db.rows(sql`select pg_advisory_xact_lock(hashtextextended(${held}, 2))`);
  const standing = await firstRow<{ count: number }>(
    ctx.db,
    sql`select count(*)::int as count from surveys where ${ctx.inWorkspace()} and state <> 'ARCHIVED'`,
  );
  if ((standing?.count ?? 0) >= MOST_SURVEYS)
    throw new LimitError(`A workspace has ${MOST_SURVEYS} surveys at most; archive one first.`);
}

function named({ id, name, kind, state }: Survey): {
  readonly surveyId: string;
  readonly name: string;
  readonly kind: string;
  readonly state: string;
} {
  return { surveyId: publicId("survey", id), name, kind, state };
}

function aggregateOf({ id, version }: Survey): {
  readonly type: string;
  readonly id: Uuid;
  readonly version: number;
} {
  return { type: "survey", id, version };
}
