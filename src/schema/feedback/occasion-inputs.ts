import { ArrayMaxSize, ArrayMinSize } from "class-validator";
import { Field, InputType } from "type-graphql";
import { Channel } from "../../entities/customers/customer-enums";
import { OccasionKind } from "../../entities/feedback/occasion-kind";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import "../customers/customer-enums";
import { IdField } from "../id-field";
import { DateTime } from "../scalars";
import "./survey-enums";

@InputType({ description: "One for whom something ended." })
export class OccasionCustomerInput {
  @IdField("Customer", { description: "The customer." })
  customerId!: Uuid;

  @IdField("Case", { nullable: true, description: "The customer's case that it was about." })
  caseId?: Uuid | null;

  @IdField("Transaction", {
    nullable: true,
    description: "The transaction that it was about, in which the customer has a part.",
  })
  transactionId?: Uuid | null;
}

@InputType({ description: "What ended for customers in your own systems." })
export class RecordOccasionInput {
  @Field(() => OccasionKind, { description: "What ended." })
  kind!: OccasionKind;

  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @Field(() => [OccasionCustomerInput], { description: "For whom; 100 at most." })
  customers!: OccasionCustomerInput[];

  @Field(() => Channel, {
    nullable: true,
    description:
      "Where it took place, and where surveys ask; of a case its channel unless told, or else the customer's preferred one.",
  })
  channel?: Channel | null;

  @Field(() => DateTime, {
    nullable: true,
    description: "When it ended, in the last 90 days; now unless told. Delays of surveys count from it.",
  })
  occurredAt?: Instant | null;
}
