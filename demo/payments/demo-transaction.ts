import type { TransactionState } from "../../src/entities/payments/transaction-enums";
import type { OnChainFacts } from "../../src/services/payments/chain/on-chain-facts";
import type { Raw } from "../../src/kernel/firewall/safe-text";
import type { TransactionFacts } from "../../src/services/payments/transaction-facts";

/** What became of it, told so many hours ago. */
export interface DemoNews {
  readonly hoursAgo: number;
  readonly state: TransactionState;
  readonly reason?: string;
  readonly facts?: Raw<Partial<TransactionFacts>>;
  readonly chain?: DemoChain;
}

/** What the chain tells, its moments in hours before now. */
export interface DemoChain extends Omit<OnChainFacts, "receivedAt" | "dueAt"> {
  readonly receivedHoursAgo?: number;
  readonly dueHoursAgo?: number;
}

/** A transaction of the demo, its parties by the external ids of their customers. */
export interface DemoTransaction {
  readonly key: string;
  readonly payer?: string;
  readonly payee?: string;
  readonly merchant?: string;
  readonly hoursAgo: number;
  readonly facts: Raw<Omit<TransactionFacts, "provider" | "providerId">>;
  readonly chain?: DemoChain;
  readonly then?: readonly DemoNews[];
}
