import type { MoneyAmount } from "../../kernel/money";
import { MoneyType } from "../../schema/money.type";

/** The type's own resolvers need an instance, which holds the amount's text in other languages. */
export function money(amountMinor: bigint | null, currency: string | null): MoneyAmount | null {
  if (amountMinor === null || currency === null) return null;
  return Object.assign(new MoneyType(), { amountMinor, currency });
}
