import type { Survey } from "../../../entities/feedback/survey.entity";
import { sql, type Sql } from "../../../kernel/database/sql";
import { columnsOf } from "../../../kernel/database/table";
import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { addBusinessTime } from "../../clocks/calendar/business-time";
import { timetable } from "../../clocks/calendar/timetable";
import { calendarOf } from "../../clocks/calendars/calendar-of-hours";
import { hoursOfCalendars } from "../../clocks/calendars/read-calendars";
import { knowledgeIn } from "../../clocks/holidays/holiday-hours";
import type { AskingRules, Candidate } from "../asking/decide-asking";
import { zoneClock } from "../asking/zone-clock";
import { SURVEYS } from "../surveys/read-surveys";
import { readSurveySettings, type KnownSettings } from "../surveys/survey-settings";
import type { AskedCustomer } from "./asked-customers";

/** A survey as it is asked by at present. */
export interface AskingSurvey {
  readonly survey: Survey & { readonly versionId: Uuid };
  readonly rules: AskingRules;
  readonly settings: KnownSettings;
}

/** The surveys that ask at all. */
export function activeSurveys(ctx: Context): Promise<readonly AskingSurvey[]> {
  return askingSurveys(ctx, sql`s.state = 'ACTIVE'`);
}

/** The surveys that ask, for each of these ids that is one, whatever their state. */
export async function surveysOfIds(
  ctx: Context,
  ids: readonly Uuid[],
): Promise<ReadonlyMap<Uuid, AskingSurvey>> {
  const found = await askingSurveys(ctx, sql`s.id = any(${ids}::uuid[])`);
  return new Map(found.map((one) => [one.survey.id, one]));
}

async function askingSurveys(ctx: Context, which: Sql): Promise<readonly AskingSurvey[]> {
  const surveys = await ctx.db.rows<AskingSurvey["survey"]>(sql`
    select ${columnsOf(SURVEYS, "s")}, v.id as "versionId"
    from surveys s
    join survey_versions v
      on v.workspace_id = s.workspace_id and v.survey_id = s.id and v.number = s.published_version
    where ${ctx.inWorkspace("s")}
    and ${which}
    order by s.created_at, s.id`);
  if (surveys.length === 0) return [];
  const [settings, delays] = await Promise.all([
    readSurveySettings.body(ctx, undefined),
    delaysOf(ctx, surveys),
  ]);
  return surveys.map((survey) => ({
    survey,
    settings,
    rules: {
      surveyId: survey.id,
      sampleShare: survey.sampleShare,
      needsConsent: survey.needsConsent,
      quiet:
        survey.quietFrom === null || survey.quietTo === null
          ? null
          : { from: survey.quietFrom, to: survey.quietTo },
      intervalDays: survey.intervalDays,
      intervalDaysOfAll: settings.intervalDays,
      afterDelay: delays.get(survey.id) ?? ((from) => from),
    },
  }));
}

async function delaysOf(
  ctx: Context,
  surveys: readonly Survey[],
): Promise<ReadonlyMap<Uuid, AskingRules["afterDelay"]>> {
  const calendarIds = surveys.flatMap(({ delayCalendarId }) => delayCalendarId ?? []);
  const hours = calendarIds.length === 0 ? null : await hoursOfCalendars(ctx, calendarIds);
  const knowledge = knowledgeIn(ctx.memory);
  return new Map(
    surveys.map(({ id, delaySeconds, delayCalendarId }) => {
      const delay = delaySeconds * 1000;
      const ofCalendar = delayCalendarId === null ? undefined : hours?.get(delayCalendarId);
      if (!ofCalendar) return [id, (from) => from + delay];
      const table = timetable(calendarOf(ofCalendar), knowledge);
      return [id, (from) => addBusinessTime(table, from, delay)];
    }),
  );
}

/** The customer, by the clock of its own zone, or the survey's, or the workspace's. */
export function candidateOf(
  { memory }: Context,
  { survey, settings }: AskingSurvey,
  customer: AskedCustomer,
): Candidate {
  const zone = customer.timeZone ?? survey.timeZone ?? settings.timeZone;
  return {
    customerId: customer.id,
    isBlocked: customer.isBlocked,
    hasOptedOut: customer.hasOptedOut,
    consentedChannels: customer.consentedChannels,
    clockAt: zoneClock(zone, memory),
  };
}
