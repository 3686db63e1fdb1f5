import { registerEnumType } from "type-graphql";
import { HolidayType, Weekday } from "../../entities/clocks/clock-enums";

registerEnumType(Weekday, {
  name: "Weekday",
  description: "A day of the week, by the wall clock of the calendar's zone.",
  valuesConfig: {
    MONDAY: { description: "The first day of the week, by ISO 8601." },
    TUESDAY: { description: "The second." },
    WEDNESDAY: { description: "The third." },
    THURSDAY: { description: "The fourth." },
    FRIDAY: { description: "The fifth." },
    SATURDAY: { description: "The sixth." },
    SUNDAY: { description: "The seventh." },
  },
});

registerEnumType(HolidayType, {
  name: "HolidayType",
  description: "Of which kind a holiday is.",
  valuesConfig: {
    PUBLIC: { description: "By law: nearly everything is closed." },
    BANK: { description: "Banks and offices are closed, if only for a part of the day." },
    OPTIONAL: { description: "Many take the day off." },
    SCHOOL: { description: "Schools are closed." },
    OBSERVANCE: { description: "A day that is kept in mind; nothing is closed." },
  },
});
