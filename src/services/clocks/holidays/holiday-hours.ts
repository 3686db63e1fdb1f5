import type { Memory } from "../../../kernel/memory";
import { dayOf, type Day, type Hours, type HolidaySource, type HolidaysOf } from "../calendar/calendar";
import type { Knowledge } from "../calendar/timetable";
import { holidaysOf, type Holiday } from "./national-holidays";

/** What there is to know for a calendar, remembered from one question to the next. */
export function knowledgeIn(memory: Memory): Knowledge {
  return { memory, holidaysOf: rememberedIn(memory) };
}

/** The holidays of a source that are of its types. */
export function chosenHolidays({ country, region, types }: HolidaySource, year: number): readonly Holiday[] {
  return holidaysOf(country, region, year).filter(({ type }) => types.includes(type));
}

function rememberedIn(memory: Memory): HolidaysOf {
  return (source, year) =>
    memory.recall(
      `holidays ${JSON.stringify([source.country, source.region, source.types, year])}`,
      () => hoursByDay(chosenHolidays(source, year)),
      ({ size }) => 1 + size,
    );
}

function hoursByDay(holidays: readonly Holiday[]): ReadonlyMap<Day, readonly Hours[]> {
  const byDay = new Map<Day, readonly Hours[]>();
  for (const { date, from, to } of holidays) {
    const day = dayOf(date);
    byDay.set(day, [...(byDay.get(day) ?? []), { from, to }]);
  }
  return byDay;
}
