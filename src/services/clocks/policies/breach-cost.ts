import { InvalidError } from "../../../kernel/errors";
import type { MoneyAmount } from "../../../kernel/money";
import { MOST_MINOR } from "./given-match";

/** What a breach costs, as JSON can hold it. */
export interface StoredCost {
  readonly amountMinor: string;
  readonly currency: string;
}

export function storedCost({ amountMinor, currency }: MoneyAmount, path: readonly string[]): StoredCost {
  const at = [...path, "breachCost", "amountMinor"];
  if (amountMinor <= 0n)
    throw new InvalidError(at, "Give an amount above zero, or nothing where a breach costs nothing.");
  if (amountMinor > MOST_MINOR) throw new InvalidError(at, "Give an amount of at most 12 digits.");
  return { amountMinor: amountMinor.toString(), currency };
}

export function publishedCost({ amountMinor, currency }: StoredCost): MoneyAmount {
  return { amountMinor: BigInt(amountMinor), currency };
}
