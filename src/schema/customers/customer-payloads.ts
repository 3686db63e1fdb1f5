import { Field, ObjectType } from "type-graphql";
import type { Customer } from "../../entities/customers/customer.entity";
import type { Instant } from "../../kernel/instant";
import { DateTime } from "../scalars";
import { Payload } from "../user-error.type";
import { CustomerType } from "./customer.type";

@ObjectType({ description: "Answer of `upsertCustomer`.", simpleResolvers: true })
export class UpsertCustomerPayload extends Payload {
  @Field(() => CustomerType, { nullable: true, description: "The customer as it is now." })
  customer?: Customer;

  @Field(() => Boolean, { nullable: true, description: "Whether the customer was new." })
  created?: boolean;
}

@ObjectType({ description: "Answer of `createCustomer`.", simpleResolvers: true })
export class CreateCustomerPayload extends Payload {
  @Field(() => CustomerType, { nullable: true, description: "The new customer." })
  customer?: Customer;
}

@ObjectType({ description: "Answer of `updateCustomer`.", simpleResolvers: true })
export class UpdateCustomerPayload extends Payload {
  @Field(() => CustomerType, { nullable: true, description: "The customer as it is now." })
  customer?: Customer;
}

@ObjectType({ description: "Answer of `mergeCustomers`.", simpleResolvers: true })
export class MergeCustomersPayload extends Payload {
  @Field(() => CustomerType, {
    nullable: true,
    description: "The customer that stands, with all it has now.",
  })
  customer?: Customer;

  @Field(() => CustomerType, { nullable: true, description: "The one that was merged: a trace from now on." })
  mergedCustomer?: Customer;
}

@ObjectType({ description: "Answer of `blockCustomer`.", simpleResolvers: true })
export class BlockCustomerPayload extends Payload {
  @Field(() => CustomerType, { nullable: true, description: "The customer as it is now." })
  customer?: Customer;
}

@ObjectType({ description: "Answer of `unblockCustomer`.", simpleResolvers: true })
export class UnblockCustomerPayload extends Payload {
  @Field(() => CustomerType, { nullable: true, description: "The customer as it is now." })
  customer?: Customer;
}

@ObjectType({ description: "Answer of `addCustomerIdentity`.", simpleResolvers: true })
export class AddCustomerIdentityPayload extends Payload {
  @Field(() => CustomerType, { nullable: true, description: "The customer as it is now." })
  customer?: Customer;
}

@ObjectType({ description: "Answer of `removeCustomerIdentity`.", simpleResolvers: true })
export class RemoveCustomerIdentityPayload extends Payload {
  @Field(() => CustomerType, { nullable: true, description: "The customer as it is now." })
  customer?: Customer;
}

@ObjectType({ description: "Answer of `revokeCustomerTokens`.", simpleResolvers: true })
export class RevokeCustomerTokensPayload extends Payload {
  @Field(() => CustomerType, { nullable: true, description: "The customer, whose tokens so far are dead." })
  customer?: Customer;
}

@ObjectType({ description: "Answer of `mintCustomerToken`.", simpleResolvers: true })
export class MintCustomerTokenPayload extends Payload {
  @Field(() => String, {
    nullable: true,
    description: "The token, to be sent as `Authorization: Bearer <token>`.",
  })
  token?: string;

  @Field(() => DateTime, { nullable: true, description: "When it stops working." })
  expiresAt?: Instant;
}
