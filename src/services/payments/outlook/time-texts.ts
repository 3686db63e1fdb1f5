import type { CustomerLanguage } from "../../../entities/payments/decline-enums";
import type { Instant } from "../../../kernel/instant";
import type { Estimate } from "./estimate";

interface TimeTexts {
  readonly days: Intl.DateTimeFormat;
  readonly between: string;
  readonly by: string;
  readonly late: string;
}

/** Days are those of UTC: the reader's may differ by one at midnight. */
function daysIn(tag: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(tag, { dateStyle: "long", timeZone: "UTC" });
}

const TIME_TEXTS: Readonly<Record<CustomerLanguage, TimeTexts>> = {
  EN: {
    days: daysIn("en-GB"),
    between: "Expected between {earliest} and {latest}.",
    by: "Expected by {latest}.",
    late: "It was expected by {latest}.",
  },
  DE: {
    days: daysIn("de-DE"),
    between: "Voraussichtlich zwischen dem {earliest} und dem {latest}.",
    by: "Voraussichtlich bis zum {latest}.",
    late: "Erwartet wurde es bis zum {latest}.",
  },
  FR: {
    days: daysIn("fr-FR"),
    between: "Prévu entre le {earliest} et le {latest}.",
    by: "Prévu au plus tard le {latest}.",
    late: "C'était prévu au plus tard le {latest}.",
  },
  ES: {
    days: daysIn("es-ES"),
    between: "Previsto entre el {earliest} y el {latest}.",
    by: "Previsto como máximo para el {latest}.",
    late: "Estaba previsto como máximo para el {latest}.",
  },
};

/** By when something is expected, or was. */
export function timeText({ earliest, latest }: Estimate, now: Instant, language: CustomerLanguage): string {
  const { days, between, by, late } = TIME_TEXTS[language];
  const [from, to] = [days.format(new Date(earliest)), days.format(new Date(latest))];
  const isSpan = from !== to && earliest > now;
  const text = now > latest ? late : isSpan ? between : by;
  return text.replace("{earliest}", from).replace("{latest}", to);
}
