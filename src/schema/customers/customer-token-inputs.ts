import { Max, Min } from "class-validator";
import { Field, InputType, Int } from "type-graphql";
import type { Uuid } from "../../kernel/ids";
import { IdField } from "../id-field";

@InputType({ description: "Whom a token is for, and for how long." })
export class MintCustomerTokenInput {
  @IdField("Customer", { description: "The customer as whom the bearer will act." })
  customerId!: Uuid;

  @Min(60)
  @Max(86_400)
  @Field(() => Int, {
    nullable: true,
    description: "Seconds until it expires: 60 to 86400, 900 unless told.",
  })
  expiresInSeconds?: number | null;
}

@InputType({ description: "Whose tokens end." })
export class RevokeCustomerTokensInput {
  @IdField("Customer", { description: "The customer." })
  customerId!: Uuid;
}
