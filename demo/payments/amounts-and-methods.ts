import type { TransactionMethod } from "../../src/entities/payments/transaction-method";
import type { MoneyAmount } from "../../src/kernel/money";
import type { Raw } from "../../src/kernel/firewall/safe-text";

export function money(amountMinor: number, currency: string): MoneyAmount {
  return { amountMinor: BigInt(amountMinor), currency };
}

export function card(
  brand: string,
  lastFour: string,
  expiryMonth = 8,
  expiryYear = 2029,
): Raw<Partial<TransactionMethod>> {
  return { type: "card", brand, lastFour, expiryMonth, expiryYear };
}

/** A hash that no chain has. */
export function chain(name: string, mark: string): Raw<Partial<TransactionMethod>> {
  return { type: "crypto", chain: name, chainHash: `de30${mark}`.repeat(8) };
}
