import { Field, InputType, Int } from "type-graphql";
import type { Uuid } from "../../kernel/ids";
import { IdField } from "../id-field";

@InputType({ description: "Two customers that are one." })
export class MergeCustomersInput {
  @IdField("Customer", { description: "The one that ends, and stays as a trace." })
  customerId!: Uuid;

  @IdField("Customer", { description: "The one that stands, and gets everything of the other." })
  intoCustomerId!: Uuid;

  @Field(() => Int, {
    nullable: true,
    description:
      "The version of `customerId` that the change was decided on; another one is refused with VERSION_CONFLICT.",
  })
  expectedVersion?: number | null;
}
