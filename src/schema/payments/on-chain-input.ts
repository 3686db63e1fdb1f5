import { Max, Min } from "class-validator";
import { Field, InputType, Int } from "type-graphql";
import type { Instant } from "../../kernel/instant";
import { BigIntScalar, DateTime } from "../scalars";

@InputType({ description: "What a public chain tells of a payment; what is left out stays as it is." })
export class OnChainInput {
  @Field(() => BigIntScalar, {
    nullable: true,
    description: "What arrived in all, in minor units of the payment's currency; not negative.",
  })
  receivedMinor?: bigint | null;

  @Field(() => DateTime, { nullable: true, description: "When it arrived, or its latest part." })
  receivedAt?: Instant | null;

  @Field(() => DateTime, { nullable: true, description: "Until when it had to arrive." })
  dueAt?: Instant | null;

  @Min(0)
  @Max(1_000_000)
  @Field(() => Int, { nullable: true, description: "Blocks that confirm it so far; at most 1,000,000." })
  confirmations?: number | null;

  @Min(0)
  @Max(1_000_000)
  @Field(() => Int, { nullable: true, description: "From how many on it counts as paid; at most 1,000,000." })
  confirmationsNeeded?: number | null;
}
