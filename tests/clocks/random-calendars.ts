import fc from "fast-check";
import { DAY_MS, type Hours } from "../../src/services/clocks/calendar/calendar";

const at = (text: string): number => Date.parse(text);

const ZONES = [
  "Europe/Berlin",
  "America/New_York",
  "America/Havana",
  "America/St_Johns",
  "Australia/Lord_Howe",
  "Pacific/Chatham",
  "Asia/Kathmandu",
  "Asia/Beirut",
  "Africa/Cairo",
  "Africa/Casablanca",
  "Antarctica/Troll",
  "Pacific/Apia",
  "UTC",
];

/** Days on which something is out of the ordinary: clocks are turned in one of the zones, or it is a leap day. */
const ODD_DAYS = [
  "2024-02-29",
  "2024-03-10",
  "2024-03-31",
  "2024-04-07",
  "2024-04-14",
  "2024-04-26",
  "2024-10-27",
  "2024-11-03",
  "2025-02-23",
  "2025-10-05",
  "2025-10-31",
  "2026-03-08",
  "2026-03-22",
  "2026-03-29",
  "2026-10-25",
  "2026-11-01",
  "2027-09-26",
  "2027-10-29",
  "2028-02-29",
  "2028-12-31",
].map((date) => at(`${date}T00:00Z`));

const FIRST = at("2024-01-10T00:00Z");
const LAST = at("2028-12-20T00:00Z");

const someHours: fc.Arbitrary<readonly Hours[]> = fc
  .uniqueArray(
    fc.oneof(
      fc.integer({ min: 0, max: 1_440 }),
      fc.integer({ min: 0, max: 24 }).map((hour) => hour * 60),
    ),
    {
      maxLength: 6,
    },
  )
  .map((bounds) => {
    const sorted = bounds.toSorted((one, other) => one - other);
    return Array.from({ length: Math.floor(sorted.length / 2) }, (_, place) => ({
      from: sorted[2 * place]!,
      to: sorted[2 * place + 1]!,
    }));
  });

/** Clocks are turned in both hemispheres, by whole and half hours, or never. */
export const someZone = fc.constantFrom(...ZONES);

export const someWeek = fc.tuple(someHours, someHours, someHours, someHours, someHours, someHours, someHours);

/** The midnight of a day that is odd more often than not. */
export const someMidnight = fc.oneof(
  fc.constantFrom(...ODD_DAYS),
  fc.integer({ min: FIRST / DAY_MS, max: LAST / DAY_MS }).map((day) => day * DAY_MS),
);

/** The hours of days around that one, in place of what the week says. */
export function someOverrides(midnight: number): fc.Arbitrary<Readonly<Record<string, readonly Hours[]>>> {
  return fc
    .array(fc.tuple(fc.integer({ min: -1, max: 2 }), someHours), { maxLength: 2 })
    .map((ofDays) =>
      Object.fromEntries(
        ofDays.map(([day, ofDay]) => [new Date(midnight + day * DAY_MS).toISOString().slice(0, 10), ofDay]),
      ),
    );
}
