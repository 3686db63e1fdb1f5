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

/** Where a clock stands. */
export const ClockState = {
  /** It is closed, and nothing of it has counted yet. */
  PENDING: "PENDING",
  RUNNING: "RUNNING",
  /** Nobody has to hurry, as `pausedBy` says; what is left stays left. */
  PAUSED: "PAUSED",
  /** It runs, and a warning was given. */
  WARNED: "WARNED",
  /** The time was over before it was done; stays so, whether it still is to be done or not. */
  BREACHED: "BREACHED",
  MET: "MET",
  /** Done after the time was over: late stays late. */
  MET_LATE: "MET_LATE",
  /** It does not count any more: the case ended otherwise, or another rule took over. */
  CANCELLED: "CANCELLED",
} as const;
export type ClockState = (typeof ClockState)[keyof typeof ClockState];

/** Why a clock stands still. */
export const ClockPause = {
  WAITING_ON_CUSTOMER: "WAITING_ON_CUSTOMER",
  WAITING_ON_THIRD_PARTY: "WAITING_ON_THIRD_PARTY",
  SNOOZED: "SNOOZED",
} as const;
export type ClockPause = (typeof ClockPause)[keyof typeof ClockPause];

/** What happened to a clock. */
export const ClockChangeKind = {
  STARTED: "STARTED",
  PAUSED: "PAUSED",
  RESUMED: "RESUMED",
  /** A warning was given. */
  WARNED: "WARNED",
  BREACHED: "BREACHED",
  /** What was told as a breach was none: the staff had acted in time, which became known later. */
  RETRACTED: "RETRACTED",
  /** It goes by another policy, or another revision of its own; the time that was used stays used. */
  RETARGETED: "RETARGETED",
  /** Its calendar got other hours: what is left lies on them now. */
  RESCHEDULED: "RESCHEDULED",
  MET: "MET",
  CANCELLED: "CANCELLED",
  /** The case was reopened: it goes on where it stopped. */
  REVIVED: "REVIVED",
} as const;
export type ClockChangeKind = (typeof ClockChangeKind)[keyof typeof ClockChangeKind];

/** How policies stand beside each other. */
export const PolicyFamily = {
  /** What the company promises: of each case the first policy that matches counts. */
  SERVICE: "SERVICE",
  /** What laws and networks ask for: all policies that match count, each for itself. */
  REGULATORY: "REGULATORY",
} as const;
export type PolicyFamily = (typeof PolicyFamily)[keyof typeof PolicyFamily];

/** What becomes of a clock that runs when another policy or priority gives it another target. */
export const OnTargetChange = {
  /** The time that was used stays used. */
  KEEP_USED: "KEEP_USED",
  /** It starts from zero. */
  RESTART: "RESTART",
} as const;
export type OnTargetChange = (typeof OnTargetChange)[keyof typeof OnTargetChange];
