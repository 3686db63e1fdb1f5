import { DAY_MS } from "../calendar/calendar";
import { publishedDuration, workDuration } from "../calendars/work-duration";

const DAYS = /^P(?:(\d{1,3})W)?(?:(\d{1,4})D)?(T.+)?$/;

/**
 * A length by ISO 8601, in milliseconds; null for what is none. Work time has no days: one is not as long in one place
 * as in another. A day of any other time is 24 hours.
 */
export function targetDuration(text: string, inBusinessTime: boolean): number | null {
  if (inBusinessTime || text.startsWith("PT")) return workDuration(text);
  const found = DAYS.exec(text);
  if (!found || text === "P") return null;
  const [weeks, days] = found.slice(1, 3).map((part: string | undefined) => Number(part ?? 0));
  const rest = found[3] === undefined ? 0 : workDuration(`P${found[3]}`);
  return rest === null ? null : ((weeks ?? 0) * 7 + (days ?? 0)) * DAY_MS + rest;
}

/** `P30D` where whole days of any time are meant, else `PT36H5M`. */
export function publishedTarget(milliseconds: number, inBusinessTime: boolean): string {
  const isDays = !inBusinessTime && milliseconds > 0 && milliseconds % DAY_MS === 0;
  return isDays ? `P${milliseconds / DAY_MS}D` : publishedDuration(milliseconds);
}
