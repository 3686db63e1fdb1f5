import type { OnChain } from "../../../entities/payments/on-chain";
import { TransactionRail, TransactionState } from "../../../entities/payments/transaction-enums";
import type { Transaction } from "../../../entities/payments/transaction.entity";
import { InvalidError } from "../../../kernel/errors";
import type { SafeText } from "../../../kernel/firewall/safe-text";
import type { Instant } from "../../../kernel/instant";
import type { TransactionFacts } from "../transaction-facts";
import type { OnChainFacts } from "./on-chain-facts";

const NOTHING_YET: OnChain = {
  receivedMinor: null,
  receivedAt: null,
  dueAt: null,
  confirmations: null,
  confirmationsNeeded: null,
  replacedHashes: [],
  reorganisedAt: null,
};

/** Of replacements that go on for ever the latest are enough. */
const HASHES_KEPT = 10;

/** What is known of the transfer from then on; undefined where this tells nothing of it. */
export function toldOnChain(
  facts: TransactionFacts,
  state: TransactionState,
  known: Transaction | null,
  at: Instant,
): OnChain | null | undefined {
  const rail = facts.rail === undefined ? known?.rail : facts.rail;
  if (rail !== TransactionRail.CRYPTO) {
    if (facts.onChain != null) throw new InvalidError("onChain", "Only the rail CRYPTO runs on a chain.");
    return undefined;
  }
  const before = known?.onChain ?? NOTHING_YET;
  const replaced = replacedHash(facts, known);
  const isReorganised = known?.state === TransactionState.CAPTURED && UNDOING.has(state);
  if (facts.onChain === undefined && replaced === null && !isReorganised) return undefined;
  return {
    ...before,
    ...told(facts.onChain ?? {}),
    replacedHashes:
      replaced === null ? before.replacedHashes : [...before.replacedHashes, replaced].slice(-HASHES_KEPT),
    reorganisedAt: isReorganised ? at : before.reorganisedAt,
  };
}

/** What counted as paid is to be confirmed again, or is gone for good. */
const UNDOING: ReadonlySet<TransactionState> = new Set([TransactionState.PENDING, TransactionState.FAILED]);

function replacedHash({ method }: TransactionFacts, known: Transaction | null): SafeText | null {
  const [before, now] = [known?.method?.chainHash ?? null, method?.chainHash ?? null];
  return before !== null && now !== null && before !== now ? before : null;
}

function told({ receivedMinor, ...others }: OnChainFacts): Partial<OnChain> {
  const given = Object.fromEntries(Object.entries(others).filter(([, value]) => value !== undefined));
  if (receivedMinor === undefined) return given;
  return { ...given, receivedMinor: receivedMinor === null ? null : receivedMinor.toString() };
}
