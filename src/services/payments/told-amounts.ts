import { TransactionState } from "../../entities/payments/transaction-enums";
import type { Transaction } from "../../entities/payments/transaction.entity";
import { InvalidError } from "../../kernel/errors";
import type { TransactionFacts } from "./transaction-facts";

export type ToldAmounts = Pick<
  Transaction,
  | "amountMinor"
  | "currency"
  | "capturedMinor"
  | "refundedMinor"
  | "refundPendingMinor"
  | "disputedMinor"
  | "reversedMinor"
>;

/** What was captured and refunded, as far as the state alone tells it. */
const BY_STATE: Readonly<Record<TransactionState, (known: Sums, amount: bigint) => Sums>> = {
  PENDING: () => NONE,
  AUTHORISED: () => NONE,
  DELAYED: () => NONE,
  FAILED: () => NONE,
  CANCELLED: () => NONE,
  CAPTURED: (known, amount) => ({ captured: known.captured || amount, refunded: 0n }),
  PARTIALLY_REFUNDED: (known, amount) => ({ ...known, captured: known.captured || amount }),
  REFUNDED: (known, amount) => ({ ...known, captured: known.captured || amount }),
  DISPUTED: (known, amount) => ({ ...known, captured: known.captured || amount }),
  REVERSED: (known, amount) => ({ ...known, captured: known.captured || amount }),
  // Held money may be taken or not.
  ON_HOLD: (known) => known,
};

interface Sums {
  readonly captured: bigint;
  readonly refunded: bigint;
}

const NONE: Sums = { captured: 0n, refunded: 0n };

/** The amounts that a caller tells, completed by what its state says of those left out. */
export function toldAmounts(
  facts: TransactionFacts,
  state: TransactionState,
  known: Transaction | null,
): ToldAmounts {
  const currency = facts.amount?.currency ?? known?.currency ?? null;
  const amountMinor = facts.amount?.amountMinor ?? known?.amountMinor ?? null;
  if (known?.currency != null && currency !== known.currency)
    throw new InvalidError(
      ["amount", "currency"],
      `The transaction is in ${known.currency}; a currency does not change.`,
    );
  const before = { captured: known?.capturedMinor ?? 0n, refunded: known?.refundedMinor ?? 0n };
  const implied = BY_STATE[state](before, amountMinor ?? 0n);
  const capturedMinor = facts.capturedMinor ?? implied.captured;
  const isAll = state === TransactionState.REFUNDED;
  const refundedMinor = facts.refundedMinor ?? (isAll ? capturedMinor : implied.refunded);
  refuseContradictions(state, capturedMinor, refundedMinor);
  return {
    currency,
    amountMinor,
    capturedMinor,
    refundedMinor,
    refundPendingMinor: 0n,
    disputedMinor: facts.disputedMinor ?? (state === TransactionState.DISPUTED ? capturedMinor : 0n),
    reversedMinor: state === TransactionState.REVERSED ? capturedMinor : 0n,
  };
}

function refuseContradictions(state: TransactionState, captured: bigint, refunded: bigint): void {
  if (refunded > captured)
    throw new InvalidError(
      "refundedMinor",
      `More is refunded (${refunded}) than was captured (${captured}).`,
    );
  if (state === TransactionState.PARTIALLY_REFUNDED && (refunded === 0n || refunded === captured))
    throw new InvalidError("refundedMinor", "Tell how much of it was refunded: more than 0, less than all.");
  if (state === TransactionState.REFUNDED && refunded !== captured)
    throw new InvalidError("refundedMinor", "REFUNDED means all of it; a part is PARTIALLY_REFUNDED.");
}
