import type { Worded } from "../../../entities/feedback/survey-content";
import type { SafeText } from "../../../kernel/firewall/safe-text";

/** The language in which somebody is shown a survey: as it wishes, or else more widely, or else the default. */
export function spokenLanguage(
  available: readonly Worded[],
  defaultLanguage: SafeText,
  wished: readonly (string | null | undefined)[],
): SafeText {
  for (const wish of wished) {
    if (wish == null) continue;
    const found = narrowed(wish).map((form) => available.find(({ language }) => isSame(language, form)));
    const first = found.find((one) => one !== undefined);
    if (first) return first.language;
  }
  return defaultLanguage;
}

/** The text in this language, or in the default one; null where there is none at all. */
export function spokenText(
  texts: readonly Worded[],
  language: SafeText,
  defaultLanguage: SafeText,
): SafeText | null {
  const inLanguage = (wanted: SafeText): Worded | undefined => texts.find((one) => one.language === wanted);
  return (inLanguage(language) ?? inLanguage(defaultLanguage))?.text ?? null;
}

/** `pt-BR` and then `pt`. */
function narrowed(language: string): readonly string[] {
  const parts = language.split("-");
  return parts.map((_, place) => parts.slice(0, parts.length - place).join("-"));
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
