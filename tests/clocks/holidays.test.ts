import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  holidaysOf,
  isHolidayCountry,
  regionsOf,
  type Holiday,
} from "../../src/services/clocks/holidays/national-holidays";

/** Public and bank holidays of 2025 to 2027 in 21 countries and regions: country, region, date, name, type. */
const LINES = readFileSync(join(__dirname, "holidays-2025-2027.csv"), "utf8").trim().split("\n").slice(1);
const YEARS = [2025, 2026, 2027];

/** What the list leaves out, as it names holidays of several days by their first alone. */
const FURTHER_DAYS = [
  ["NG", "Id el Fitr", ["2025-03-31", "2026-03-21", "2027-03-10"]],
  ["NG", "Id el Kabir", ["2025-06-07", "2026-05-28", "2027-05-17"]],
  [
    "AE",
    "End of Ramadan (Eid al-Fitr)",
    ["2025-03-31", "2025-04-01", "2026-03-21", "2026-03-22", "2027-03-10", "2027-03-11"],
  ],
  [
    "AE",
    "Feast of the Sacrifice (Eid al-Adha)",
    ["2025-06-07", "2025-06-08", "2026-05-28", "2026-05-29", "2027-05-17", "2027-05-18"],
  ],
] as const;

const keyOf = (country: string, region: string, { date, type }: Pick<Holiday, "date" | "type">): string =>
  [country, region, date, type].join(" ");

const listed = new Set(
  LINES.map((line) => {
    const [country, region, date] = line.split(",");
    return [country, region, date, line.split(",").at(-1)?.trim().toUpperCase()].join(" ");
  }),
);

const sources = [...new Set(LINES.map((line) => line.split(",").slice(0, 2).join(" ")))];

const known = sources.flatMap((source) => {
  const [country = "", region = ""] = source.split(" ");
  const holidays = YEARS.flatMap((year) => holidaysOf(country, region || null, year));
  return holidays
    .filter(({ type, date }) => ["PUBLIC", "BANK"].includes(type) && date < "2028")
    .map((holiday) => ({ key: keyOf(country, region, holiday), country, ...holiday }));
});

test("every one of the 841 listed holidays is known, on its day and of its kind", () => {
  const keys = new Set(known.map(({ key }) => key));

  const unknown = LINES.filter((line) => {
    const [country, region, date] = line.split(",");
    return !keys.has([country, region, date, line.split(",").at(-1)?.trim().toUpperCase()].join(" "));
  });

  expect(LINES).toHaveLength(841);
  expect(unknown).toEqual([]);
});

test("no other public or bank holiday is known, but for the further days of those that last several", () => {
  const further = FURTHER_DAYS.flatMap(([country, name, dates]) =>
    dates.map((date) => `${country} ${date} ${name}`),
  );

  const unlisted = known
    .filter(({ key }) => !listed.has(key))
    .map(({ country, date, name }) => `${country} ${date} ${name}`);

  expect(unlisted.toSorted()).toEqual(further.toSorted());
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
