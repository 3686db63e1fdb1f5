import {
  holidaysOf,
  isHolidayCountry,
  regionsOf,
} from "../../src/services/clocks/holidays/national-holidays";

/** Days of 2026 on which offices are closed, as the countries' own laws name them; fixed, by Easter and by weekday. */
const CLOSED = [
  ["DE", null, "01-01 04-03 04-06 05-01 05-14 05-25 10-03 12-25 12-26"],
  ["DE", "BE", "03-08"],
  ["DE", "BY", "01-06 06-04 11-01"],
  ["US", null, "01-01 01-19 02-16 05-25 06-19 07-03 09-07 11-11 11-26 12-25"],
  ["GB", "ENG", "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"],
  ["FR", null, "01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25"],
] as const;

/** And some on which they are not, there. */
const OPEN = [
  ["DE", null, "01-06 03-08 11-01"],
  ["US", null, "04-03 12-26"],
  ["GB", "SCT", "04-06"],
  ["FR", null, "04-03 12-26"],
] as const;

function closedDays(country: string, region: string | null): ReadonlySet<string> {
  const closing = holidaysOf(country, region, 2026).filter(
    ({ type, from }) => (type === "PUBLIC" || type === "BANK") && from === 0,
  );
  return new Set(closing.map(({ date }) => date.slice(5)));
}

test.each(CLOSED)("offices in %s %s are closed on holidays: %s", (country, region, days) => {
  const closed = closedDays(country, region);

  expect(days.split(" ").filter((day) => !closed.has(day))).toEqual([]);
});

test.each(OPEN)("in %s %s no holiday is on %s", (country, region, days) => {
  const closed = closedDays(country, region);

  expect(days.split(" ").filter((day) => closed.has(day))).toEqual([]);
});

test("regions are those of their country, and what is no country has no holidays", () => {
  const answers = [isHolidayCountry("DE"), isHolidayCountry("XX"), isHolidayCountry("toString")];

  expect(answers).toEqual([true, false, false]);
  expect(regionsOf("DE")).toContain("BE");
  expect(regionsOf("LU")).toEqual([]);
});

test("an afternoon that is a holiday is one from its hour on", () => {
  const eves = holidaysOf("DE", null, 2026).filter(({ date }) => date === "2026-12-24");

  expect(eves).toEqual([
    { date: "2026-12-24", name: "Christmas Eve", type: "BANK", from: 14 * 60, to: 24 * 60 },
  ]);
});
