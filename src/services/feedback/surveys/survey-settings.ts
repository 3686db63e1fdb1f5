import { SurveySettings } from "../../../entities/feedback/survey-settings.entity";
import { firstRow } from "../../../kernel/database/database";
import { sql } from "../../../kernel/database/sql";
import { insertRow, updateRow } from "../../../kernel/database/store";
import { columnsOf, table } from "../../../kernel/database/table";
import { InvalidError } from "../../../kernel/errors";
import { safeText } from "../../../kernel/firewall/admit";
import type { SafeText } from "../../../kernel/firewall/safe-text";
import type { Context } from "../../access/actor";
import { command, query } from "../../access/operations";
import { isZone } from "../../clocks/calendar/wall-clock";
import { recordEvent } from "../../events/record-event";
import "../feedback-events";

const SETTINGS = table(SurveySettings);

export type KnownSettings = Pick<SurveySettings, "intervalDays" | "timeZone">;

/** Until somebody says otherwise. */
const USUAL: KnownSettings = { intervalDays: 7, timeZone: safeText("UTC") };

export interface ChangeSurveySettingsInput {
  readonly intervalDays?: number | null;
  readonly timeZone?: SafeText | null;
}

/** What holds for all surveys of the workspace. */
export const readSurveySettings = query(
  { name: "survey:settings", permission: "survey:read" },
  async (ctx: Context): Promise<KnownSettings> => (await storedSettings(ctx)) ?? USUAL,
);

/** Changes what holds for all surveys; what is left out or null stays as it is. */
export const changeSurveySettings = command(
  { name: "survey:changeSettings", permission: "survey:write", exact: ["timeZone"] },
  async (ctx: Context, input: ChangeSurveySettingsInput): Promise<{ readonly settings: KnownSettings }> => {
    if (input.timeZone != null && !isZone(input.timeZone))
      throw new InvalidError("timeZone", "There is no such time zone; name one of IANA's.");
    // Two at once would both write the first row.
    const held = `${ctx.workspaceId} survey settings`;
    await ctx.db.rows(sql`select pg_advisory_xact_lock(hashtextextended(${held}, 2))`);
    const known = await storedSettings(ctx);
    const change = {
      intervalDays: input.intervalDays ?? known?.intervalDays ?? USUAL.intervalDays,
      timeZone: input.timeZone ?? known?.timeZone ?? USUAL.timeZone,
    };
    const settings = known
      ? await updateRow(ctx, SETTINGS, known.id, change)
      : await insertRow(ctx, SETTINGS, { id: ctx.newId(), ...change });
    const { id, version } = settings;
    recordEvent(ctx, "survey.settings_changed", { type: "surveySettings", id, version }, change);
    return { settings };
  },
);

function storedSettings(ctx: Context): Promise<SurveySettings | null> {
  return firstRow(ctx.db, sql`select ${columnsOf(SETTINGS)} from survey_settings where ${ctx.inWorkspace()}`);
}
