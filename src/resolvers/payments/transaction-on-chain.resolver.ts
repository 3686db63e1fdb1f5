import { Resolver } from "type-graphql";
import type { Transaction } from "../../entities/payments/transaction.entity";
import { OnChainType } from "../../schema/payments/on-chain.type";
import { TransactionType } from "../../schema/payments/transaction.type";
import { onChainBalance } from "../../services/payments/chain/on-chain-balance";
import { Derived } from "../derived-field";
import { money } from "./money";

@Resolver(() => TransactionType)
export class TransactionOnChain {
  @Derived<Transaction>(["onChain", "amountMinor", "currency"], onChainOf, {
    type: () => OnChainType,
    nullable: true,
    description:
      "What a public chain tells of it; null on every rail but CRYPTO, and until something is told.",
  })
  onChain!: OnChainType | null;
}

function onChainOf({ onChain, amountMinor, currency }: Transaction): object | null {
  if (onChain === null) return null;
  const { received, missing, surplus, issues } = onChainBalance(onChain, amountMinor);
  return {
    ...onChain,
    received: money(received, currency),
    missing: money(missing, currency),
    surplus: money(surplus, currency),
    issues,
  };
}
