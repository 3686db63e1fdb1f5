const SPAN = /^P(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?)?$/;

const SECONDS = [7 * 86_400, 86_400, 3_600, 60] as const;

const UNITS = ["week", "day", "hour", "minute"] as const;

/** The span by ISO 8601 in seconds; null for one with months, years, seconds or fractions: those are no plain waits. */
export function secondsIn(span: string): number | null {
  const parts = partsOf(span);
  return parts && parts.reduce((sum, part, index) => sum + part * (SECONDS[index] ?? 0), 0);
}

/** `P1DT2H` as `1 day and 2 hours`. */
export function spanInWords(span: string): string {
  const words = (partsOf(span) ?? []).flatMap((part, index) =>
    part === 0 ? [] : [`${part} ${UNITS[index] ?? ""}${part === 1 ? "" : "s"}`],
  );
  return words.join(" and ");
}

function partsOf(span: string): readonly number[] | null {
  const found = SPAN.exec(span);
  return found && found.slice(1).map((part: string | undefined) => Number(part ?? 0));
}
