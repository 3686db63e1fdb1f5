import { Weekday } from "../src/entities/clocks/clock-enums";
import { createCalendar } from "../src/services/clocks/calendars/save-calendar";
import type { Scene } from "./scene";

const TWO_YEARS = 24 * 730;

const WORKDAYS = [Weekday.MONDAY, Weekday.TUESDAY, Weekday.WEDNESDAY, Weekday.THURSDAY, Weekday.FRIDAY];

/** When the company works: the office in Berlin, and those who watch over payments day and night. */
export async function makeCalendars(scene: Scene): Promise<void> {
  await createCalendar.body(scene.at(TWO_YEARS), {
    name: "Berlin office",
    isDefault: true,
    hours: {
      timeZone: "Europe/Berlin",
      weekly: WORKDAYS.flatMap((weekday) => [
        { weekday, opensAt: "09:00", closesAt: "12:30" },
        { weekday, opensAt: "13:30", closesAt: "18:00" },
      ]),
      overrides: [
        { date: "2026-12-24", name: "Christmas Eve", hours: [{ opensAt: "09:00", closesAt: "13:00" }] },
        { date: "2026-12-31", name: "New Year's Eve", hours: [] },
      ],
      holidays: { country: "DE", region: "BE" },
    },
  });
  await createCalendar.body(scene.at(TWO_YEARS), {
    name: "Around the clock",
    hours: { timeZone: "UTC", isAlwaysOpen: true },
  });
}
