import { CustomerLanguage } from "../../../entities/payments/decline-enums";

/** The language of a BCP 47 tag such as `de-AT`; English for one that no texts are written in. */
export function customerLanguage(locale: string | null | undefined): CustomerLanguage {
  const [language = ""] = (locale ?? "").toUpperCase().split(/[-_]/);
  return language in CustomerLanguage ? (language as CustomerLanguage) : CustomerLanguage.EN;
}
