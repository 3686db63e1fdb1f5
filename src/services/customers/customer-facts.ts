import { isDeepStrictEqual } from "node:util";
import type { Channel, CustomerKind } from "../../entities/customers/customer-enums";
import type { Customer } from "../../entities/customers/customer.entity";
import { InvalidError } from "../../kernel/errors";
import type { SafeJson, SafeText } from "../../kernel/firewall/safe-text";
import { safeText } from "../../kernel/firewall/admit";
import { tidyTags } from "./tidy-tags";

const MAX_ATTRIBUTES_BYTES = 16 * 1024;

/** What is known of a customer; a property that is left out stays as it is. */
export interface CustomerFacts {
  readonly kind?: CustomerKind | null;
  readonly name?: SafeText | null;
  readonly locale?: SafeText | null;
  readonly timeZone?: SafeText | null;
  readonly tier?: SafeText | null;
  readonly tags?: readonly SafeText[] | null;
  readonly attributes?: SafeJson | null;
  readonly preferredChannel?: Channel | null;
  readonly consentedChannels?: readonly Channel[] | null;
}

type FactColumns = Partial<
  Pick<
    Customer,
    | "kind"
    | "name"
    | "locale"
    | "timeZone"
    | "tier"
    | "tags"
    | "attributes"
    | "preferredChannel"
    | "consentedChannels"
  >
>;

/** The facts as columns: null empties what may be empty, and leaves a kind or a list as it is. */
export function factColumns(facts: CustomerFacts): FactColumns {
  return withoutUndefined({
    kind: facts.kind ?? undefined,
    name: facts.name?.trim() ?? facts.name,
    locale: facts.locale == null ? facts.locale : canonicalLocale(facts.locale),
    timeZone: facts.timeZone == null ? facts.timeZone : knownTimeZone(facts.timeZone),
    tier: facts.tier?.trim() ?? facts.tier,
    tags: facts.tags ? tidyTags(facts.tags) : undefined,
    attributes: facts.attributes ? boundedAttributes(facts.attributes) : undefined,
    preferredChannel: facts.preferredChannel,
    consentedChannels: facts.consentedChannels ? [...new Set(facts.consentedChannels)] : undefined,
  });
}

function withoutUndefined(columns: FactColumns): FactColumns {
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
}

/** The names of the columns whose value would change. */
export function changedFacts(customer: Customer, columns: Partial<Customer>): readonly string[] {
  return (
    Object.entries(columns)
      // Not as text: PostgreSQL returns the keys of a JSON object in an order of its own.
      .filter(([name, value]) => !isDeepStrictEqual(customer[name as keyof Customer], value))
      .map(([name]) => name)
  );
}

function canonicalLocale(locale: SafeText): SafeText {
  try {
    return safeText(Intl.getCanonicalLocales(locale)[0] ?? locale);
  } catch {
    throw new InvalidError("locale", "Expected a BCP 47 language tag such as pt-BR.");
  }
}

function knownTimeZone(timeZone: SafeText): SafeText {
  try {
    // An offset is no zone: it knows no summer time.
    if (/^[+-]/.test(timeZone)) throw new RangeError(timeZone);
    return safeText(new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone);
  } catch {
    throw new InvalidError("timeZone", "Expected an IANA time zone such as America/Toronto.");
  }
}

function boundedAttributes(attributes: SafeJson): SafeJson {
  const json = JSON.stringify(attributes);
  if (Buffer.byteLength(json) > MAX_ATTRIBUTES_BYTES)
    throw new InvalidError("attributes", "Custom attributes take 16 KiB at most.");
  // As the database will return them: without what JSON cannot hold.
  return JSON.parse(json) as SafeJson;
}
