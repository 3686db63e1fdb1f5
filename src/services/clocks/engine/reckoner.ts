import type { Uuid } from "../../../kernel/ids";
import { addBusinessTime, businessTimeBetween, HORIZON_MS, nextOpening } from "../calendar/business-time";
import type { Timetable } from "../calendar/timetable";

/** Reckons in the time that counts: in a calendar's open hours, or in all hours. */
export interface Reckoner {
  /** How much of the time between two moments counts. */
  between(calendarId: Uuid | null, from: number, to: number): number;
  /** When so much has passed that counts; null beyond ten years. */
  add(calendarId: Uuid | null, from: number, duration: number): number | null;
  /** The first moment from then on that counts; null when there is none within ten years. */
  opening(calendarId: Uuid | null, from: number): number | null;
}

export function reckonerOf(timetableOf: (calendarId: Uuid) => Timetable): Reckoner {
  return {
    between: (calendarId, from, to) =>
      calendarId === null ? to - from : businessTimeBetween(timetableOf(calendarId), from, to),
    add: (calendarId, from, duration) => {
      if (calendarId !== null) return addBusinessTime(timetableOf(calendarId), from, duration);
      return duration <= HORIZON_MS ? from + duration : null;
    },
    opening: (calendarId, from) => (calendarId === null ? from : nextOpening(timetableOf(calendarId), from)),
  };
}
