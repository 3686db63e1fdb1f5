/** Days of the week, as ISO 8601 counts them: from Monday on. */
export const Weekday = {
  MONDAY: "MONDAY",
  TUESDAY: "TUESDAY",
  WEDNESDAY: "WEDNESDAY",
  THURSDAY: "THURSDAY",
  FRIDAY: "FRIDAY",
  SATURDAY: "SATURDAY",
  SUNDAY: "SUNDAY",
} as const;
export type Weekday = (typeof Weekday)[keyof typeof Weekday];

export const HolidayType = {
  PUBLIC: "PUBLIC",
  BANK: "BANK",
  OPTIONAL: "OPTIONAL",
  SCHOOL: "SCHOOL",
  OBSERVANCE: "OBSERVANCE",
} as const;
export type HolidayType = (typeof HolidayType)[keyof typeof HolidayType];
