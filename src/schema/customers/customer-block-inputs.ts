import { MaxLength } from "class-validator";
import { Field, InputType, Int } from "type-graphql";
import type { Uuid } from "../../kernel/ids";
import { IdField } from "../id-field";
import { NotBlank } from "../not-blank";

const EXPECTED_VERSION = {
  nullable: true,
  description: "The version that the change was decided on; another one is refused with VERSION_CONFLICT.",
};

@InputType({ description: "Who is blocked, and why." })
export class BlockCustomerInput {
  @IdField("Customer", { description: "The customer." })
  customerId!: Uuid;

  @MaxLength(500)
  @NotBlank()
  @Field(() => String, {
    description: "Why, for the staff; the customer never reads it. 500 characters at most.",
  })
  reason!: string;

  @Field(() => Int, EXPECTED_VERSION)
  expectedVersion?: number | null;
}

@InputType({ description: "Who is heard again." })
export class UnblockCustomerInput {
  @IdField("Customer", { description: "The customer." })
  customerId!: Uuid;

  @Field(() => Int, EXPECTED_VERSION)
  expectedVersion?: number | null;
}
