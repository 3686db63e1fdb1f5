import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { ActorKind } from "../../entities/cases/message-enums";
import type { TransactionHistoryEntry } from "../../entities/payments/transaction-history.entity";
import type { MoneyAmount } from "../../kernel/money";
import { publicId } from "../../kernel/ids";
import type { ActorType } from "../../schema/cases/actor.type";
import { MoneyType } from "../../schema/money.type";
import { TransactionHistoryEntryType } from "../../schema/payments/transaction-history.type";
import { readActor } from "../cases/read-actor";
import type { RequestContext } from "../request-context";

@Resolver(() => TransactionHistoryEntryType)
export class TransactionHistoryFields {
  @FieldResolver()
  id(@Root() { id }: TransactionHistoryEntry): string {
    return publicId("txnstep", id);
  }

  @FieldResolver()
  amount(@Root() { amountMinor, currency }: TransactionHistoryEntry): MoneyAmount | null {
    if (amountMinor === null || currency === null) return null;
    return Object.assign(new MoneyType(), { amountMinor, currency });
  }

  @FieldResolver()
  actor(
    @Root() { actorKind, actorId }: TransactionHistoryEntry,
    @Ctx() context: RequestContext,
  ): Promise<ActorType> {
    return readActor(context, actorKind as ActorKind, actorId);
  }
}
