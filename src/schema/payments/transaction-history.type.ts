import { Field, ID, ObjectType } from "type-graphql";
import { TransactionState } from "../../entities/payments/transaction-enums";
import type { TransactionHistoryEntry } from "../../entities/payments/transaction-history.entity";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Instant } from "../../kernel/instant";
import { ActorType } from "../cases/actor.type";
import { connectionTypeOf } from "../connection";
import { MoneyType } from "../money.type";
import { DateTime } from "../scalars";
import { StaffField } from "../staff-field";
import "./transaction-enums";

@ObjectType("TransactionHistoryEntry", {
  description: "One step in the life of a transaction.",
  simpleResolvers: true,
})
export class TransactionHistoryEntryType implements Pick<
  TransactionHistoryEntry,
  "fromState" | "toState" | "inferred" | "late" | "reason" | "providerEventId" | "occurredAt" | "createdAt"
> {
  @Field(() => ID, { description: "Id of the step." })
  id!: string;

  @Field(() => TransactionState, {
    nullable: true,
    description: "The state before; null for the first known state, and for a late report.",
  })
  fromState!: TransactionState | null;

  @Field(() => TransactionState, { description: "The state after; the same as before where sums changed." })
  toState!: TransactionState;

  @Field(() => MoneyType, {
    nullable: true,
    description: "What was captured, refunded, disputed or reversed in all by then, as the state says.",
  })
  amount!: MoneyType | null;

  @Field(() => Boolean, { description: "Whether nobody reported this step, and the next one implies it." })
  inferred!: boolean;

  @Field(() => Boolean, { description: "Whether the report came after newer ones, and so moved nothing." })
  late!: boolean;

  @Field(() => DateTime, { description: "When it happened at the provider." })
  occurredAt!: Instant;

  @Field(() => DateTime, { description: "When it became known here." })
  createdAt!: Instant;

  @StaffField(() => String, { description: "The provider's event type, or what the caller gave." })
  reason!: SafeText | null;

  @StaffField(() => String, { description: "The provider's event that told of it." })
  providerEventId!: SafeText | null;

  @StaffField(() => ActorType, { description: "Who told of it; Redress itself for a provider's event." })
  actor!: ActorType | null;
}

export const TransactionHistoryConnection = connectionTypeOf(
  TransactionHistoryEntryType,
  "TransactionHistoryEntry",
);
