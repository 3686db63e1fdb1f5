import { OnChainIssue, type OnChain } from "../../../entities/payments/on-chain";

/** What arrived against what was asked for, and what is unusual about it. */
export interface OnChainBalance {
  readonly received: bigint | null;
  /** Asked for and not arrived; of nothing that arrived yet, nothing is missing. */
  readonly missing: bigint;
  /** Arrived beyond what was asked for. */
  readonly surplus: bigint;
  readonly issues: readonly OnChainIssue[];
}

export function onChainBalance(onChain: OnChain, asked: bigint | null): OnChainBalance {
  const { receivedMinor, receivedAt, dueAt, replacedHashes, reorganisedAt } = onChain;
  const received = receivedMinor === null ? null : BigInt(receivedMinor);
  const difference = received === null || received === 0n || asked === null ? 0n : received - asked;
  const missing = difference < 0n ? -difference : 0n;
  const surplus = difference > 0n ? difference : 0n;
  const isUnusual: Readonly<Record<OnChainIssue, boolean>> = {
    UNDERPAID: missing > 0n,
    OVERPAID: surplus > 0n,
    PAID_LATE: receivedAt !== null && dueAt !== null && receivedAt > dueAt,
    REPLACED: replacedHashes.length > 0,
    REORGANISED: reorganisedAt !== null,
  };
  return {
    received,
    missing,
    surplus,
    issues: Object.values(OnChainIssue).filter((issue) => isUnusual[issue]),
  };
}
