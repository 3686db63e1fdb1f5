import { registerEnumType } from "type-graphql";
import { ClockState, HolidayType, Weekday } from "../../entities/clocks/clock-enums";

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

registerEnumType(ClockState, {
  name: "ClockState",
  description: "Where a clock stands.",
  valuesConfig: {
    PENDING: { description: "It starts at a moment to come." },
    RUNNING: { description: "It runs." },
    PAUSED: { description: "It stands still; what is left stays left." },
    WARNED: { description: "It runs, and a warning was given." },
    BREACHED: {
      description: "The time was over before it was done. It stays so, even if it is not asked for any more.",
    },
    MET: { description: "It was done in time." },
    MET_LATE: { description: "It was done after the time was over: late stays late." },
    CANCELLED: { description: "It is not asked for any more: the case ended, or another rule took over." },
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
