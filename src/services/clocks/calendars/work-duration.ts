const FORM = /^PT(?:(\d{1,6})H)?(?:(\d{1,8})M)?(?:(\d{1,9})(?:[.,](\d{1,3}))?S)?$/;

const [HOUR_MS, MINUTE_MS, SECOND_MS] = [3_600_000, 60_000, 1_000];

/**
 * A length of work time by ISO 8601, in milliseconds: hours, minutes and seconds. Null for anything else: a day of
 * work is not as long in one place as in another.
 */
export function workDuration(text: string): number | null {
  const found = FORM.exec(text);
  if (!found || text.endsWith("T")) return null;
  const [hours, minutes, seconds] = found.slice(1, 4).map((part: string | undefined) => Number(part ?? 0));
  const fraction = Number((found[4] ?? "").padEnd(3, "0"));
  return (hours ?? 0) * HOUR_MS + (minutes ?? 0) * MINUTE_MS + (seconds ?? 0) * SECOND_MS + fraction;
}

/** `PT36H5M`, down to the millisecond. */
export function publishedDuration(milliseconds: number): string {
  const hours = Math.floor(milliseconds / HOUR_MS);
  const minutes = Math.floor((milliseconds % HOUR_MS) / MINUTE_MS);
  const seconds = (milliseconds % MINUTE_MS) / SECOND_MS;
  const parts = [hours && `${hours}H`, minutes && `${minutes}M`, seconds && `${seconds}S`].filter(Boolean);
  return parts.length === 0 ? "PT0S" : `PT${parts.join("")}`;
}
