import { Field, InputType, ObjectType } from "type-graphql";
import type { Customer } from "../../entities/customers/customer.entity";
import type { Uuid } from "../../kernel/ids";
import { IdField } from "../id-field";
import { Payload } from "../user-error.type";
import { CustomerType } from "./customer.type";

@InputType({ description: "Two customers that are not one." })
export class DismissSuspectedDuplicateInput {
  @IdField("Customer", { description: "One of the two." })
  customerId!: Uuid;

  @IdField("Customer", { description: "The other." })
  otherCustomerId!: Uuid;
}

@ObjectType({ description: "Answer of `dismissSuspectedDuplicate`.", simpleResolvers: true })
export class DismissSuspectedDuplicatePayload extends Payload {
  @Field(() => CustomerType, {
    nullable: true,
    description: "The first of the two; the other is not suspected any more.",
  })
  customer?: Customer;
}
