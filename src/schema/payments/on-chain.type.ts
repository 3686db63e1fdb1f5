import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { OnChainIssue } from "../../entities/payments/on-chain";
import type { Instant } from "../../kernel/instant";
import { MoneyType } from "../money.type";
import { DateTime } from "../scalars";

registerEnumType(OnChainIssue, {
  name: "OnChainIssue",
  description: "What is unusual about a transfer on a public chain. The list grows.",
  valuesConfig: {
    UNDERPAID: { description: "Less arrived than was asked for." },
    OVERPAID: { description: "More arrived than was asked for." },
    PAID_LATE: { description: "It arrived after the time to pay was over." },
    REPLACED: { description: "The payer replaced the transfer by another, e.g. with a higher fee." },
    REORGANISED: { description: "It had counted as paid when its block was given up." },
  },
});

@ObjectType("OnChain", { description: "What a public chain tells of a payment.", simpleResolvers: true })
export class OnChainType {
  @Field(() => MoneyType, { nullable: true, description: "What arrived in all; null until told." })
  received!: MoneyType | null;

  @Field(() => MoneyType, {
    nullable: true,
    description: "What is missing of a payment that began to arrive.",
  })
  missing!: MoneyType | null;

  @Field(() => MoneyType, { nullable: true, description: "What arrived beyond what was asked for." })
  surplus!: MoneyType | null;

  @Field(() => DateTime, { nullable: true, description: "When it arrived, or its latest part." })
  receivedAt!: Instant | null;

  @Field(() => DateTime, { nullable: true, description: "Until when it had to arrive." })
  dueAt!: Instant | null;

  @Field(() => Int, { nullable: true, description: "Blocks that confirm it so far." })
  confirmations!: number | null;

  @Field(() => Int, { nullable: true, description: "From how many on it counts as paid." })
  confirmationsNeeded!: number | null;

  @Field(() => [String], {
    description: "Hashes of transfers that were replaced, oldest first; ten at most.",
  })
  replacedHashes!: readonly string[];

  @Field(() => DateTime, { nullable: true, description: "When it last lost the block that it was paid in." })
  reorganisedAt!: Instant | null;

  @Field(() => [OnChainIssue], { description: "What is unusual about it; empty as a rule." })
  issues!: readonly OnChainIssue[];
}
