import { Field, ObjectType } from "type-graphql";
import type { Customer } from "../../entities/customers/customer.entity";
import { Payload } from "../user-error.type";
import { CustomerType } from "./customer.type";

@ObjectType({ description: "Answer of `upsertCustomer`.", simpleResolvers: true })
export class UpsertCustomerPayload extends Payload {
  @Field(() => CustomerType, { nullable: true, description: "The customer as it is now." })
  customer?: Customer;

  @Field(() => Boolean, { nullable: true, description: "Whether the customer was new." })
  created?: boolean;
}
