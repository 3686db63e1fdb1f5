import type { Customer } from "../../entities/customers/customer.entity";
import { safeJson } from "../../kernel/firewall/admit";
import { LimitError } from "../../kernel/errors";
import type { CustomerFacts } from "./customer-facts";

const MAX_TAGS = 50;

/**
 * What is known of two that are one: what the standing one says stands, and where it says nothing the merged one
 * is believed. Consent is not handed over: nobody agreed to more than what the standing one tells.
 */
export function joinedFacts(merged: Customer, standing: Customer): CustomerFacts {
  const tags = [...new Set([...standing.tags, ...merged.tags])];
  if (tags.length > MAX_TAGS)
    throw new LimitError(
      `Together they have ${tags.length} tags, and a customer has ${MAX_TAGS} at most: remove some first.`,
    );
  return {
    name: standing.name ?? merged.name,
    locale: standing.locale ?? merged.locale,
    timeZone: standing.timeZone ?? merged.timeZone,
    tier: standing.tier ?? merged.tier,
    preferredChannel: standing.preferredChannel ?? merged.preferredChannel,
    tags,
    attributes: safeJson({ ...merged.attributes, ...standing.attributes }),
  };
}
