import type { Raw } from "../../src/kernel/firewall/safe-text";
import { CONSUMERS } from "../customers/consumers";
import { MERCHANTS } from "../customers/merchants";
import type { DemoTransaction } from "./demo-transaction";
import { PATTERNS, type Pattern } from "./patterns";

const COUNT = 288;
const HOURS = 24 * 45;

/** The business of some weeks, of which no case speaks: each pattern in turn, between ever other parties. */
export function everydayTransactions(): readonly DemoTransaction[] {
  return Array.from({ length: COUNT }, (_, index) => everyday(index));
}

function everyday(index: number): DemoTransaction {
  const pattern = nth(PATTERNS, index);
  const payer = nth(CONSUMERS, index * 7 + Math.floor(index / PATTERNS.length));
  const merchant = nth(MERCHANTS, index * 3 + Math.floor(index / MERCHANTS.length));
  // Two days at least, so that what follows after hours has happened by now.
  const hoursAgo = 48 + spread(index, 1) * HOURS;
  const cents = 350 + Math.floor(spread(index, 2) ** 3 * 60_000);
  const currency = pattern.currency ?? (pattern.isPayout ? merchant.currency : payer.currency);
  const amountMinor = BigInt(Math.max(100, Math.floor(cents * (MINOR_UNITS_OF_A_CENT[currency] ?? 1))));
  const parties = pattern.isPayout ? { payee: merchant.key } : { payer: payer.key, merchant: merchant.key };
  return {
    key: `np-${20_000 + index}`,
    ...parties,
    hoursAgo,
    facts: { ...pattern.facts, ...methodOf(pattern, index), amount: { amountMinor, currency } },
    ...(pattern.chain && { chain: chainOf(pattern, amountMinor, hoursAgo) }),
    then: (pattern.then ?? []).map(({ hours, share, ...news }) => ({
      ...news,
      hoursAgo: hoursAgo - hours,
      ...(share && { facts: { refundedMinor: BigInt(Math.floor(Number(amountMinor) * share)) } }),
    })),
  };
}

/** What a cent's worth is, roughly, in the minor units of other currencies. */
const MINOR_UNITS_OF_A_CENT: Readonly<Record<string, number>> = {
  JPY: 1.5,
  NGN: 1_500,
  MXN: 18,
  BRL: 5,
  BTC: 11,
  USDC: 10_000,
  ETH: 3e12,
};

function methodOf({ facts }: Pattern, index: number): Raw<Pick<Pattern["facts"], "method">> {
  const { method } = facts;
  if (!method) return {};
  const digits = String(1_000 + Math.floor(spread(index, 3) * 9_000));
  if (method.brand)
    return {
      method: { ...method, lastFour: digits, expiryMonth: (index % 12) + 1, expiryYear: 2027 + (index % 4) },
    };
  if (method.chain) return { method: { ...method, chainHash: `${digits}feed`.repeat(8) } };
  return { method: { ...method, maskedAccount: `****${digits}` } };
}

function chainOf({ chain }: Pattern, asked: bigint, hoursAgo: number): DemoTransaction["chain"] {
  const received = (chain?.percent ?? 0) * Number(asked);
  return {
    confirmationsNeeded: 3,
    confirmations: chain?.confirmations ?? 0,
    dueHoursAgo: hoursAgo - 1,
    ...(received > 0 && {
      receivedMinor: BigInt(Math.floor(received / 100)),
      receivedHoursAgo: hoursAgo - (chain?.hoursLater ?? 0.4),
    }),
  };
}

/** A number from 0 to 1 that looks like chance and is always the same. */
function spread(index: number, kind: number): number {
  const mixed = Math.imul((index + 1) * 2_654_435_761 + kind * 40_503, 2_246_822_519) >>> 0;
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
}

function nth<Item>(items: readonly Item[], index: number): Item {
  return items[index % items.length] as Item;
}
