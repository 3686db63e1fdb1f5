import type { BusinessHours } from "../../../entities/clocks/business-hours.entity";
import { Weekday, type HolidayType } from "../../../entities/clocks/clock-enums";
import { InvalidError, invariant } from "../../../kernel/errors";
import type { Uuid } from "../../../kernel/ids";
import type { Instant } from "../../../kernel/instant";
import type { Batch } from "../../../kernel/reads";
import type { Context } from "../../access/actor";
import { query } from "../../access/operations";
import { weekdayOf, dayOf, type Hours } from "../calendar/calendar";
import { chosenHolidays } from "../holidays/holiday-hours";
import { BEGINNING, overridesIn, weeklyIn } from "./calendar-of-hours";
import { FIRST_YEAR, knownMoment, LAST_YEAR } from "./known-time";
import { hoursOfCalendars } from "./read-calendars";
import { timeOfDay } from "./time-of-day";

interface ShownInterval {
  readonly opensAt: string;
  readonly closesAt: string;
}

/** The hours of a calendar as they are shown. */
export interface ShownHours {
  /** Null for the first, which answer for all that was before, too. */
  readonly effectiveFrom: Instant | null;
  readonly timeZone: string;
  readonly isAlwaysOpen: boolean;
  readonly weekly: readonly (ShownInterval & { readonly weekday: Weekday })[];
  readonly overrides: readonly {
    readonly date: string;
    readonly name: string | null;
    readonly hours: readonly ShownInterval[];
  }[];
  readonly holidays: {
    readonly country: string;
    readonly region: string | null;
    readonly types: readonly HolidayType[];
  } | null;
}

/** What counts in each of these calendars at a moment. */
export const hoursOfCalendarsAt = query(
  { name: "calendar:hours", permission: "calendar:read" },
  async (
    ctx: Context,
    { ids, args }: Batch<{ readonly at: Instant | null }>,
  ): Promise<ReadonlyMap<Uuid, ShownHours>> => {
    const at = args.at ?? ctx.now();
    knownMoment(at, "at");
    const hours = await hoursOfCalendars(ctx, ids);
    return new Map([...hours].map(([id, versions]) => [id, shownHours(versionAt(versions, at))]));
  },
);

/** When other hours began to count in each of these calendars, or will, the latest first. */
export const changesOfCalendars = query(
  { name: "calendar:changes", permission: "calendar:read" },
  async (ctx: Context, { ids }: Batch<null>): Promise<ReadonlyMap<Uuid, readonly Instant[]>> => {
    const hours = await hoursOfCalendars(ctx, ids);
    return new Map([...hours].map(([id, [, ...later]]) => [id, later.map(beginning).toReversed()]));
  },
);

function beginning({ effectiveFrom }: BusinessHours): Instant {
  return effectiveFrom;
}

export interface ShownHoliday {
  readonly date: string;
  readonly weekday: Weekday;
  readonly name: string;
  readonly type: HolidayType;
  /** By the wall clock. */
  readonly from: string;
  readonly to: string;
}

/** The holidays of a year by which each of these calendars goes at present, in their order. */
export const holidaysOfCalendars = query(
  { name: "calendar:holidays", permission: "calendar:read" },
  async (
    ctx: Context,
    { ids, args: { year } }: Batch<{ readonly year: number }>,
  ): Promise<ReadonlyMap<Uuid, readonly ShownHoliday[]>> => {
    if (year < FIRST_YEAR || year > LAST_YEAR)
      throw new InvalidError("year", `Calendars are known from ${FIRST_YEAR} to ${LAST_YEAR}.`);
    const hours = await hoursOfCalendars(ctx, ids);
    return new Map(
      [...hours].map(([id, versions]) => [id, holidaysIn(versionAt(versions, ctx.now()), year)]),
    );
  },
);

function versionAt(versions: readonly BusinessHours[], at: Instant): BusinessHours {
  const version = versions.findLast(({ effectiveFrom }) => effectiveFrom <= at);
  invariant(version, "a calendar has no hours from the beginning on");
  return version;
}

function shownHours(version: BusinessHours): ShownHours {
  const { effectiveFrom, timeZone, isAlwaysOpen, holidayCountry, holidayRegion, holidayTypes } = version;
  const weekly = weeklyIn(version);
  return {
    effectiveFrom: effectiveFrom === BEGINNING ? null : effectiveFrom,
    timeZone,
    isAlwaysOpen,
    weekly: Object.values(Weekday).flatMap((weekday) =>
      (weekly[weekday] ?? []).map((hours) => ({ weekday, ...shown(hours) })),
    ),
    overrides: overridesIn(version).map(([date, { name, hours }]) => ({
      date,
      name,
      hours: hours.map(shown),
    })),
    holidays:
      holidayCountry === null
        ? null
        : { country: holidayCountry, region: holidayRegion, types: holidayTypes },
  };
}

function shown({ from, to }: Hours): ShownInterval {
  return { opensAt: timeOfDay(from), closesAt: timeOfDay(to) };
}

function holidaysIn(
  { holidayCountry: country, holidayRegion: region, holidayTypes: types }: BusinessHours,
  year: number,
): readonly ShownHoliday[] {
  if (country === null) return [];
  return chosenHolidays({ country, region, types }, year).map(({ date, name, type, from, to }) => {
    const weekday = Object.values(Weekday)[weekdayOf(dayOf(date))];
    invariant(weekday, "a day has no weekday");
    return { date, weekday, name, type, from: timeOfDay(from), to: timeOfDay(to) };
  });
}
