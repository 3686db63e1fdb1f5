import { plusSeconds, type Instant } from "../../../kernel/instant";
import { endOfDay, plusBusinessDays } from "./business-days";
import type { Span } from "./spans";

export interface Estimate {
  readonly earliest: Instant;
  readonly latest: Instant;
}

/** When something happens that began then. Of days, the last one counts to its end. */
export function estimateFrom(start: Instant, { unit, least, most }: Span): Estimate {
  const after: Readonly<Record<Span["unit"], (count: number) => Instant>> = {
    MINUTES: (count) => plusSeconds(start, count * 60),
    DAYS: (count) => plusSeconds(start, count * 86_400),
    BUSINESS_DAYS: (count) => plusBusinessDays(start, count),
  };
  const latest = after[unit](most);
  return { earliest: after[unit](least), latest: unit === "MINUTES" ? latest : endOfDay(latest) };
}
