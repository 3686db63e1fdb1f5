import type { BusinessHours } from "../../../entities/clocks/business-hours.entity";
import { Weekday } from "../../../entities/clocks/clock-enums";
import { invariant } from "../../../kernel/errors";
import type { Instant } from "../../../kernel/instant";
import { dayOf, type Calendar, type CalendarVersion, type Hours } from "../calendar/calendar";

/** Since when the first hours of a calendar count: before that no calendar is asked. */
export const BEGINNING: Instant = "1970-01-01T00:00:00.000Z";

/** The hours of a day that has its own. */
export interface DayOfItsOwn {
  readonly name: string | null;
  readonly hours: readonly Hours[];
}

/** All hours of one calendar, in the order in which they count, as they are reckoned with. */
export function calendarOf(hours: readonly BusinessHours[]): Calendar {
  const last = hours.at(-1);
  invariant(last, "a calendar has no hours");
  // Hours are only ever added at the end, with whatever was planned for later taken away: the last tell all.
  return { key: last.id, versions: hours.map(versionOf) };
}

function versionOf({ effectiveFrom, timeZone, isAlwaysOpen, ...hours }: BusinessHours): CalendarVersion {
  const { holidayCountry: country, holidayRegion: region, holidayTypes: types } = hours;
  const days = overridesIn(hours).map(([date, { hours: ofDay }]) => [dayOf(date), ofDay] as const);
  return {
    effectiveFrom: effectiveFrom === BEGINNING ? -Infinity : Date.parse(effectiveFrom),
    zone: timeZone,
    week: isAlwaysOpen ? null : Object.values(Weekday).map((weekday) => weeklyIn(hours)[weekday] ?? []),
    overrides: new Map(days),
    holidays: country === null ? null : { country, region, types },
  };
}

type WeeklyHours = { readonly [Day in Weekday]?: readonly Hours[] };

export function weeklyIn({ weekly }: Pick<BusinessHours, "weekly">): WeeklyHours {
  return weekly as WeeklyHours;
}

export function overridesIn({
  overrides,
}: Pick<BusinessHours, "overrides">): readonly (readonly [string, DayOfItsOwn])[] {
  // The database keeps the keys of an object in an order of its own.
  const entries = Object.entries(overrides as Readonly<Record<string, DayOfItsOwn>>);
  return entries.toSorted(([one], [other]) => (one < other ? -1 : 1));
}
