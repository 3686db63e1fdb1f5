import { createRequire } from "node:module";
import type Holidays from "date-holidays";
import type { HolidayType } from "../../../entities/clocks/clock-enums";
import { DAY_MINUTES, DAY_MS, dateOf, dayOf } from "../calendar/calendar";

/** A day that is a holiday, or a part of one, by the wall clock: minutes since midnight, the last left out. */
export interface Holiday {
  readonly date: string;
  readonly name: string;
  readonly type: HolidayType;
  readonly from: number;
  readonly to: number;
}

const HOUR_MINUTES = 60;

// Ten megabytes of rules: loaded when somebody first asks for holidays, as most processes never do.
const load = createRequire(__filename);

function rules(): typeof Holidays {
  return load("date-holidays") as typeof Holidays;
}

/** The countries whose holidays are known, by ISO 3166-1. */
export function isHolidayCountry(country: string): boolean {
  const Rules = rules();
  return Object.hasOwn(new Rules().getCountries(), country);
}

/** The regions that differ from their country, by ISO 3166-2 without the country. */
export function regionsOf(country: string): readonly string[] {
  const Rules = rules();
  return Object.keys(new Rules().getStates(country) ?? {});
}

/** The holidays of a year, in English where they have such names; those of several days stand once for each. */
export function holidaysOf(country: string, region: string | null, year: number): readonly Holiday[] {
  const Rules = rules();
  const known = region === null ? new Rules(country) : new Rules(country, region);
  return known.getHolidays(year, "en").flatMap(({ date, start, end, name, type }) => {
    const first = dayOf(date.slice(0, 10));
    const from = Number(date.slice(11, 13)) * HOUR_MINUTES + Number(date.slice(14, 16));
    const to = from + lengthInMinutes(end.getTime() - start.getTime());
    const days = Array.from({ length: Math.ceil(to / DAY_MINUTES) }, (_, place) => place);
    return days.map((place) => ({
      date: dateOf(first + place),
      name,
      type: type.toUpperCase() as HolidayType,
      from: Math.max(from - place * DAY_MINUTES, 0),
      to: Math.min(to - place * DAY_MINUTES, DAY_MINUTES),
    }));
  });
}

/** Whole days are meant where clocks were turned within them. */
function lengthInMinutes(milliseconds: number): number {
  const days = Math.round(milliseconds / DAY_MS);
  const minutes = Math.round(milliseconds / 60_000);
  return days > 0 && Math.abs(minutes - days * DAY_MINUTES) <= HOUR_MINUTES ? days * DAY_MINUTES : minutes;
}
