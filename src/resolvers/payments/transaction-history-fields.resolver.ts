import { Resolver } from "type-graphql";
import type { TransactionHistoryEntry } from "../../entities/payments/transaction-history.entity";
import { publicId } from "../../kernel/ids";
import type { MoneyAmount } from "../../kernel/money";
import type { ActorType } from "../../schema/cases/actor.type";
import { TransactionHistoryEntryType } from "../../schema/payments/transaction-history.type";
import { ActorField } from "../cases/actor-field";
import { Derived } from "../derived-field";
import { money } from "./money";

@Resolver(() => TransactionHistoryEntryType)
export class TransactionHistoryFields {
  @Derived<TransactionHistoryEntry>(["id"], ({ id }) => publicId("txnstep", id))
  id!: string;

  @Derived<TransactionHistoryEntry>(["amountMinor", "currency"], ({ amountMinor, currency }) =>
    money(amountMinor, currency),
  )
  amount!: MoneyAmount | null;

  @ActorField<TransactionHistoryEntry>("actorKind", "actorId")
  actor!: ActorType;
}
