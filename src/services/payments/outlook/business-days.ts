import type { Instant } from "../../../kernel/instant";

const DAY = 86_400_000;

/**
 * So many business days on, at the same time of day. Saturdays and Sundays are left out; holidays are not, as every
 * bank keeps its own: around them an estimate is early by a day or two.
 */
export function plusBusinessDays(from: Instant, days: number): Instant {
  let moment = onWorkday(Date.parse(from));
  for (let left = days; left > 0; left -= 1) moment = onWorkday(moment + DAY);
  return new Date(moment).toISOString();
}

/** What reaches a bank at the weekend counts from Monday. */
function onWorkday(moment: number): number {
  const weekday = new Date(moment).getUTCDay();
  if (weekday === 6) return moment + 2 * DAY;
  return weekday === 0 ? moment + DAY : moment;
}

export function endOfDay(moment: Instant): Instant {
  return `${moment.slice(0, 10)}T23:59:59.999Z`;
}
