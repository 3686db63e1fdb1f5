import { ArrayMaxSize, Length, MaxLength } from "class-validator";
import { ArgsType, Field, InputType, Int, registerEnumType } from "type-graphql";
import { Channel, CustomerKind, IdentityKind } from "../../entities/customers/customer-enums";
import type { Uuid } from "../../kernel/ids";
import { PageArgs } from "../connection";
import { IdField } from "../id-field";
import { NoneBlank, NotBlank } from "../not-blank";
import { OrderDirection } from "../order";
import { JSONObject } from "../scalars";
import "./customer-enums";

@InputType({ description: "How a customer can be recognised." })
export class CustomerIdentityInput {
  @Field(() => IdentityKind, { description: "What kind of identity it is." })
  kind!: IdentityKind;

  @MaxLength(100)
  @Field(() => String, {
    nullable: true,
    description: "The network, chain or system. Needed unless it is e-mail or phone.",
  })
  source?: string | null;

  @Length(1, 320)
  @Field(() => String, { description: "The address, number, handle or id; 320 characters at most." })
  value!: string;
}

@InputType({ description: "The customer's id in a system of the workspace's." })
export class ExternalIdInput {
  @Length(1, 100)
  @Field(() => String, { description: "Which system, e.g. `shop`; compared in lower case." })
  source!: string;

  @Length(1, 320)
  @Field(() => String, { description: "The id there." })
  id!: string;
}

@InputType({ description: "What is known of a customer; what is left out stays as it is." })
export abstract class CustomerFactsInput {
  @Field(() => CustomerKind, { nullable: true, description: "CONSUMER unless told." })
  kind?: CustomerKind | null;

  @MaxLength(200)
  @NotBlank()
  @Field(() => String, { nullable: true, description: "How the customer is called; 200 characters at most." })
  name?: string | null;

  @MaxLength(35)
  @Field(() => String, { nullable: true, description: "BCP 47 language tag, e.g. `pt-BR`." })
  locale?: string | null;

  @MaxLength(64)
  @Field(() => String, { nullable: true, description: "IANA time zone, e.g. `America/Sao_Paulo`." })
  timeZone?: string | null;

  @MaxLength(50)
  @NotBlank()
  @Field(() => String, { nullable: true, description: "The workspace's own rank, e.g. `gold`." })
  tier?: string | null;

  @ArrayMaxSize(50)
  @MaxLength(50, { each: true })
  @NoneBlank()
  @Field(() => [String], { nullable: true, description: "Replaces all tags; 50 at most." })
  tags?: string[] | null;

  @Field(() => JSONObject, {
    nullable: true,
    description: "Replaces all custom attributes; 16 KiB of JSON at most.",
  })
  attributes?: Readonly<Record<string, unknown>> | null;

  @Field(() => Channel, { nullable: true, description: "Where the customer prefers to be answered." })
  preferredChannel?: Channel | null;

  @ArrayMaxSize(8)
  @Field(() => [Channel], {
    nullable: true,
    description: "Replaces the channels that the customer agreed to.",
  })
  consentedChannels?: Channel[] | null;
}

@InputType({ description: "A customer by its id in another system, with what is known of it." })
export class UpsertCustomerInput extends CustomerFactsInput {
  @Field(() => ExternalIdInput, { description: "The same external id always means the same customer." })
  externalId!: ExternalIdInput;

  @ArrayMaxSize(20)
  @Field(() => [CustomerIdentityInput], {
    nullable: true,
    description: "Added to those the customer has; 20 at most.",
  })
  identities?: CustomerIdentityInput[] | null;
}

@InputType({ description: "A new customer." })
export class CreateCustomerInput extends CustomerFactsInput {
  @ArrayMaxSize(20)
  @Field(() => [CustomerIdentityInput], {
    nullable: true,
    description: "How to recognise the customer; 20 at most.",
  })
  identities?: CustomerIdentityInput[] | null;
}

@InputType({ description: "What changes about a customer." })
export class UpdateCustomerInput extends CustomerFactsInput {
  @IdField("Customer", { description: "The customer." })
  customerId!: Uuid;

  @Field(() => Int, {
    nullable: true,
    description: "The version that the change was decided on; another one is refused with VERSION_CONFLICT.",
  })
  expectedVersion?: number | null;
}

@InputType({ description: "One more way to recognise a customer." })
export class AddCustomerIdentityInput {
  @IdField("Customer", { description: "The customer." })
  customerId!: Uuid;

  @Field(() => CustomerIdentityInput, { description: "No other customer may have it." })
  identity!: CustomerIdentityInput;
}

@InputType({ description: "A way in which a customer is no longer recognised." })
export class RemoveCustomerIdentityInput {
  @IdField("CustomerIdentity", { description: "The identity." })
  identityId!: Uuid;
}

@InputType({ description: "Which customers; all conditions hold at once." })
export class CustomerFilter {
  @Field(() => CustomerKind, { nullable: true, description: "Consumers or merchants only." })
  kind?: CustomerKind | null;

  @MaxLength(50)
  @Field(() => String, { nullable: true, description: "Customers of this tier. Staff only." })
  tier?: string | null;

  @MaxLength(50)
  @Field(() => String, { nullable: true, description: "Customers with this tag. Staff only." })
  tag?: string | null;

  @Field(() => Boolean, { nullable: true, description: "Customers that are blocked, or not. Staff only." })
  blocked?: boolean | null;

  @Field(() => CustomerIdentityInput, { nullable: true, description: "The one customer with this identity." })
  identity?: CustomerIdentityInput | null;

  @ArrayMaxSize(20)
  @Field(() => [CustomerFilter], {
    nullable: true,
    description: "Customers for which all of these hold, too.",
  })
  and?: CustomerFilter[] | null;

  @ArrayMaxSize(20)
  @Field(() => [CustomerFilter], {
    nullable: true,
    description:
      "Customers for which one of these holds, or several. Filters go 3 levels deep, with 20 facts in all.",
  })
  or?: CustomerFilter[] | null;

  @Field(() => CustomerFilter, { nullable: true, description: "Customers for which this does not hold." })
  not?: CustomerFilter | null;
}

export const CustomerOrderField = { CREATED_AT: "CREATED_AT", UPDATED_AT: "UPDATED_AT" } as const;
export type CustomerOrderField = (typeof CustomerOrderField)[keyof typeof CustomerOrderField];

registerEnumType(CustomerOrderField, {
  name: "CustomerOrderField",
  description: "What customers are ordered by.",
  valuesConfig: {
    CREATED_AT: { description: "When they were first met." },
    UPDATED_AT: { description: "When they last changed." },
  },
});

@InputType({ description: "The order of a list of customers." })
export class CustomerOrder {
  @Field(() => CustomerOrderField, { description: "What to order by." })
  field!: CustomerOrderField;

  @Field(() => OrderDirection, {
    nullable: true,
    description: "Which end comes first; DESC, the newest, unless told.",
  })
  direction?: OrderDirection | null;
}

@ArgsType()
export class CustomerListArgs extends PageArgs {
  @IdField("CustomerSegment", {
    nullable: true,
    description: "A saved segment, which the filter narrows further. Staff only.",
  })
  segmentId?: Uuid | null;

  @Field(() => CustomerFilter, { nullable: true, description: "Which customers; all unless told." })
  filter?: CustomerFilter | null;

  @Field(() => CustomerOrder, { nullable: true, description: "Newest first unless told." })
  orderBy?: CustomerOrder | null;
}
