import type { CasePriority } from "../../../entities/cases/case-enums";
import type { SurveyConditions } from "../../../entities/feedback/survey-conditions";
import type { SurveyKind, SurveyTrigger } from "../../../entities/feedback/survey-enums";
import type { Survey } from "../../../entities/feedback/survey.entity";
import { InvalidError, NotFoundError } from "../../../kernel/errors";
import type { SafeText } from "../../../kernel/firewall/safe-text";
import type { Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { teamsById } from "../../access/read-teams";
import { isZone } from "../../clocks/calendar/wall-clock";
import { calendarsById } from "../../clocks/calendars/read-calendars";
import { minutesOf } from "../../clocks/calendars/time-of-day";
import { workDuration } from "../../clocks/calendars/work-duration";
import { SCALES } from "./scales";

type Maybe<Value> = { readonly [Name in keyof Value]?: Value[Name] | null };

export interface GivenFollowUp {
  readonly scoreAtMost: number;
  readonly teamId?: Uuid | null;
  readonly priority?: CasePriority | null;
}

/** Whom a survey is to ask, and when, as somebody gives it. */
export interface GivenRules {
  readonly triggers: readonly SurveyTrigger[];
  readonly conditions?: Maybe<SurveyConditions> | null;
  /** By ISO 8601. */
  readonly delay?: string | null;
  readonly delayCalendarId?: Uuid | null;
  readonly sampleShare?: number | null;
  readonly quietHours?: { readonly from: string; readonly to: string } | null;
  readonly timeZone?: SafeText | null;
  readonly intervalDays?: number | null;
  readonly needsConsent?: boolean | null;
  readonly expiryHours?: number | null;
  readonly changeMinutes?: number | null;
  readonly followUp?: GivenFollowUp | null;
}

/** Texts that mean something as a whole, within the rules. */
export const EXACT_IN_RULES = ["rules.delay", "rules.quietHours", "rules.timeZone"];

export type StoredRules = Pick<
  Survey,
  | "triggers"
  | "conditions"
  | "delaySeconds"
  | "delayCalendarId"
  | "sampleShare"
  | "quietFrom"
  | "quietTo"
  | "timeZone"
  | "intervalDays"
  | "needsConsent"
  | "expiryHours"
  | "changeMinutes"
  | "followUpAtMost"
  | "followUpTeamId"
  | "followUpPriority"
>;

const MOST_DELAY_MS = 90 * 24 * 3_600_000;

/** Unless told: a month between two askings, and two weeks and an hour to answer and to change one's mind. */
const USUAL = { intervalDays: 30, expiryHours: 14 * 24, changeMinutes: 60 };

/** As they are stored; refuses what could not be meant, and what the workspace does not have. */
export async function storedRules(ctx: Context, kind: SurveyKind, given: GivenRules): Promise<StoredRules> {
  const { conditions, delayCalendarId = null, timeZone = null, followUp = null } = given;
  const quiet = quietHoursOf(given.quietHours ?? null);
  if (timeZone !== null && !isZone(timeZone))
    throw new InvalidError(["rules", "timeZone"], "There is no such time zone; name one of IANA's.");
  const share = given.sampleShare ?? 1;
  if (!(share >= 0 && share <= 1))
    throw new InvalidError(["rules", "sampleShare"], "A share lies between 0 and 1.");
  if (followUp) refuseUnfitFollowUp(kind, followUp);
  await Promise.all([assertCalendar(ctx, delayCalendarId), assertTeam(ctx, followUp?.teamId ?? null)]);
  return {
    triggers: [...new Set(given.triggers)],
    conditions: {
      caseKinds: conditions?.caseKinds ?? [],
      channels: conditions?.channels ?? [],
      priorities: conditions?.priorities ?? [],
      tags: (conditions?.tags ?? []).map((tag) => tag.trim()),
      customerTiers: (conditions?.customerTiers ?? []).map((tier) => tier.trim()),
      customerKinds: conditions?.customerKinds ?? [],
      rails: conditions?.rails ?? [],
    },
    delaySeconds: secondsOf(given.delay ?? "PT0S"),
    delayCalendarId,
    sampleShare: share,
    quietFrom: quiet?.from ?? null,
    quietTo: quiet?.to ?? null,
    timeZone,
    intervalDays: given.intervalDays ?? USUAL.intervalDays,
    needsConsent: given.needsConsent ?? false,
    expiryHours: given.expiryHours ?? USUAL.expiryHours,
    changeMinutes: given.changeMinutes ?? USUAL.changeMinutes,
    followUpAtMost: followUp?.scoreAtMost ?? null,
    followUpTeamId: followUp?.teamId ?? null,
    followUpPriority: followUp?.priority ?? null,
  };
}

function quietHoursOf(
  given: GivenRules["quietHours"],
): { readonly from: number; readonly to: number } | null {
  if (!given) return null;
  const [from, to] = [minutesOf(given.from), minutesOf(given.to)];
  if (from === to)
    throw new InvalidError(["rules", "quietHours", "to"], "They end when they begin: nobody could be asked.");
  return { from, to };
}

function secondsOf(delay: string): number {
  const length = workDuration(delay);
  const field = ["rules", "delay"];
  if (length === null) throw new InvalidError(field, "Give hours, minutes and seconds, such as PT24H.");
  if (length > MOST_DELAY_MS) throw new InvalidError(field, "Wait 90 days at most.");
  return Math.floor(length / 1000);
}

function refuseUnfitFollowUp(kind: SurveyKind, { scoreAtMost }: GivenFollowUp): void {
  const scale = SCALES[kind];
  if (scale === null || scoreAtMost < scale.least || scoreAtMost > scale.most)
    throw new InvalidError(
      ["rules", "followUp", "scoreAtMost"],
      "No answer has this score: it is not on the survey's scale.",
    );
}

async function assertCalendar(ctx: Context, id: Uuid | null): Promise<void> {
  if (id === null) return;
  const calendar = (await calendarsById.body(ctx, { ids: [id], args: null })).get(id);
  const field = ["rules", "delayCalendarId"];
  if (!calendar) throw new NotFoundError("business calendar", field);
  if (calendar.archivedAt !== null) throw new InvalidError(field, "This calendar is archived.");
}

async function assertTeam(ctx: Context, id: Uuid | null): Promise<void> {
  if (id === null) return;
  const teams = await teamsById.body(ctx, { ids: [id], args: null });
  if (!teams.has(id)) throw new NotFoundError("team", ["rules", "followUp", "teamId"]);
}
