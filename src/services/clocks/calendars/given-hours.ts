import { HolidayType, Weekday } from "../../../entities/clocks/clock-enums";
import type { BusinessHours } from "../../../entities/clocks/business-hours.entity";
import { InvalidError } from "../../../kernel/errors";
import { safeJson } from "../../../kernel/firewall/admit";
import type { SafeText } from "../../../kernel/firewall/safe-text";
import type { Hours } from "../calendar/calendar";
import { isZone } from "../calendar/wall-clock";
import { isHolidayCountry, regionsOf } from "../holidays/national-holidays";
import { minutesOf } from "./time-of-day";

export interface GivenHours {
  readonly opensAt: SafeText;
  readonly closesAt: SafeText;
}

export interface GivenOverride {
  readonly date: string;
  readonly name?: SafeText | null;
  readonly hours: readonly GivenHours[];
}

export interface GivenHolidays {
  readonly country: SafeText;
  readonly region?: SafeText | null;
  readonly types?: readonly HolidayType[] | null;
}

/** When it is open, as somebody gives it. */
export interface GivenBusinessHours {
  readonly timeZone: SafeText;
  readonly isAlwaysOpen?: boolean | null;
  readonly weekly?: readonly (GivenHours & { readonly weekday: Weekday })[] | null;
  readonly overrides?: readonly GivenOverride[] | null;
  readonly holidays?: GivenHolidays | null;
}

/** Texts that mean something as a whole, within the hours. */
export const EXACT_IN_HOURS = [
  "hours.timeZone",
  "hours.weekly",
  "hours.overrides.date",
  "hours.overrides.hours",
  "hours.holidays",
];

export type StoredHours = Omit<
  BusinessHours,
  "workspaceId" | "id" | "createdAt" | "calendarId" | "effectiveFrom"
>;

type Path = readonly string[];

interface Placed extends Hours {
  readonly path: Path;
}

/** As they are stored; refuses what could not be meant, naming its place. */
export function storedHours(given: GivenBusinessHours): StoredHours {
  if (!isZone(given.timeZone))
    throw new InvalidError(
      ["hours", "timeZone"],
      "There is no such time zone; name one of IANA's, such as Europe/Berlin.",
    );
  if (given.isAlwaysOpen === true) return alwaysOpen(given);
  const weekly = weeklyOf(given.weekly ?? []);
  if (Object.keys(weekly).length === 0)
    throw new InvalidError(
      ["hours", "weekly"],
      "A calendar that never opens tells no time: give the hours of a weekday, or `isAlwaysOpen: true`.",
    );
  return {
    timeZone: given.timeZone,
    isAlwaysOpen: false,
    weekly: safeJson(weekly),
    overrides: safeJson(overridesOf(given.overrides ?? [])),
    ...holidaysIn(given.holidays ?? null),
  };
}

function alwaysOpen({ timeZone, weekly, overrides, holidays }: GivenBusinessHours): StoredHours {
  const beside = { weekly: weekly?.length, overrides: overrides?.length, holidays: holidays ? 1 : 0 };
  const [further] = Object.entries(beside).filter(([, count]) => (count ?? 0) > 0);
  if (further)
    throw new InvalidError(
      ["hours", further[0]],
      "What is always open has no hours. Give each weekday 00:00 to 24:00 if there are exceptions.",
    );
  const none = { weekly: safeJson({}), overrides: safeJson({}), ...NO_HOLIDAYS };
  return { timeZone, isAlwaysOpen: true, ...none };
}

function weeklyOf(
  given: NonNullable<GivenBusinessHours["weekly"]>,
): Readonly<Record<string, readonly Hours[]>> {
  const placed = given.map(({ weekday, ...hours }, place) => ({
    weekday,
    hours: placedHours(hours, ["hours", "weekly", String(place)]),
  }));
  const days = Object.values(Weekday).map((weekday) => {
    const ofDay = placed.filter((one) => one.weekday === weekday).map(({ hours }) => hours);
    return [weekday, inOrder(ofDay)] as const;
  });
  return Object.fromEntries(days.filter(([, hours]) => hours.length > 0));
}

function overridesOf(given: readonly GivenOverride[]): Readonly<Record<string, object>> {
  const seen = new Set<string>();
  const entries = given.map(({ date, name, hours }, place) => {
    const path = ["hours", "overrides", String(place)];
    if (seen.has(date)) throw new InvalidError([...path, "date"], `${date} is given twice.`);
    seen.add(date);
    const placed = hours.map((one, index) => placedHours(one, [...path, "hours", String(index)]));
    return [date, { name: name?.trim() ?? null, hours: inOrder(placed) }] as const;
  });
  return Object.fromEntries(entries.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

function placedHours({ opensAt, closesAt }: GivenHours, path: Path): Placed {
  const [from, to] = [minutesOf(opensAt), minutesOf(closesAt)];
  if (from === to) throw new InvalidError([...path, "closesAt"], "It closes when it opens.");
  if (from > to)
    throw new InvalidError(
      [...path, "closesAt"],
      `${opensAt} to ${closesAt} is reversed, or crosses midnight: split it at 24:00 and 00:00 of the next day.`,
    );
  return { from, to, path };
}

/** In order; hours that touch may do so. */
function inOrder(hours: readonly Placed[]): readonly Hours[] {
  const sorted = hours.toSorted((one, other) => one.from - other.from);
  for (const [place, { from, path }] of sorted.entries())
    if (from < (sorted[place - 1]?.to ?? 0))
      throw new InvalidError([...path, "opensAt"], "These hours overlap others of the same day.");
  return sorted.map(({ from, to }) => ({ from, to }));
}

const NO_HOLIDAYS = { holidayCountry: null, holidayRegion: null, holidayTypes: [] } as const;

function holidaysIn(
  given: GivenHolidays | null,
): Pick<BusinessHours, "holidayCountry" | "holidayRegion" | "holidayTypes"> {
  if (given === null) return NO_HOLIDAYS;
  const { country, region = null, types } = given;
  const path = ["hours", "holidays"];
  if (!isHolidayCountry(country))
    throw new InvalidError(
      [...path, "country"],
      "The holidays of this country are not known; name one of ISO 3166-1.",
    );
  const regions = regionsOf(country);
  if (region !== null && !regions.includes(region))
    throw new InvalidError(
      [...path, "region"],
      regions.length === 0
        ? "No regions of this country have holidays of their own; leave it out."
        : `There is no such region; name one of ${regions.join(", ")}.`,
    );
  if (types?.length === 0)
    throw new InvalidError([...path, "types"], "Name a type, or leave them out for public ones.");
  const chosen = new Set(types ?? [HolidayType.PUBLIC]);
  return { holidayCountry: country, holidayRegion: region, holidayTypes: [...chosen] };
}
