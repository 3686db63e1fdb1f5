import { Extensions, Field, ID, Int, ObjectType } from "type-graphql";
import { Channel, CustomerKind, IdentityKind } from "../../entities/customers/customer-enums";
import type { CustomerIdentity } from "../../entities/customers/customer-identity.entity";
import type { Customer } from "../../entities/customers/customer.entity";
import type { SafeJson, SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import { connectionTypeOf } from "../connection";
import { NodeType } from "../node";
import { DateTime, JSONObject } from "../scalars";
import { StaffField } from "../staff-field";
import "./customer-enums";
import { MerchantContactType } from "./merchant-contact.type";
import { SuspectedDuplicateType } from "./suspected-duplicate.type";

@ObjectType("CustomerIdentity", { description: "One way to recognise a customer.", simpleResolvers: true })
export class CustomerIdentityType implements Pick<
  CustomerIdentity,
  "id" | "kind" | "source" | "value" | "createdAt"
> {
  @Field(() => ID, { description: "Id of the identity, to remove it by." })
  id!: Uuid;

  @Field(() => IdentityKind, { description: "What kind of identity it is." })
  kind!: IdentityKind;

  @Field(() => String, {
    description: "The network, chain or system, in lower case; empty for e-mail and phone.",
  })
  source!: SafeText;

  @Field(() => String, { description: "In the form that is compared: e-mail in lower case, phone as E.164." })
  value!: SafeText;

  @Field(() => DateTime, { description: "When it was added." })
  createdAt!: Instant;
}

type Hidden = "workspaceId" | "tokensValidAfter" | "mergedIntoId";

@ObjectType("Customer", {
  implements: NodeType,
  description: "Somebody whom the workspace supports: a consumer or a merchant.",
  simpleResolvers: true,
})
export class CustomerType implements NodeType, Omit<Customer, Hidden> {
  id!: Uuid;

  @Field(() => CustomerKind, { description: "Consumer or merchant." })
  kind!: CustomerKind;

  @Field(() => String, { nullable: true, description: "How the customer is called." })
  name!: SafeText | null;

  @Field(() => String, { nullable: true, description: "BCP 47 language tag, e.g. `pt-BR`." })
  locale!: SafeText | null;

  @Field(() => String, { nullable: true, description: "IANA time zone, e.g. `America/Sao_Paulo`." })
  timeZone!: SafeText | null;

  @Field(() => Channel, { nullable: true, description: "Where the customer prefers to be answered." })
  preferredChannel!: Channel | null;

  @Field(() => [Channel], { description: "Channels on which the customer agreed to surveys and news." })
  consentedChannels!: readonly Channel[];

  @Field(() => DateTime, { description: "When the customer was first met." })
  createdAt!: Instant;

  @Field(() => DateTime, { description: "When a fact about the customer last changed." })
  updatedAt!: Instant;

  @Field(() => Int, { description: "Grows by one with each change; give it as `expectedVersion`." })
  version!: number;

  @StaffField(() => String, { description: "The workspace's own rank for the customer, e.g. `gold`." })
  tier!: SafeText | null;

  @StaffField(() => [String], { description: "The workspace's own marks, in the order they were given." })
  tags!: readonly SafeText[];

  @StaffField(() => JSONObject, { description: "The workspace's own facts." })
  attributes!: SafeJson;

  @StaffField(() => CustomerType, {
    description: "The customer that this one turned out to be; null unless it was merged into another.",
  })
  mergedInto?: Customer | null;

  @StaffField(() => DateTime, { description: "When it was merged into another; null unless it was." })
  mergedAt!: Instant | null;

  @Extensions({ mostItems: 10 })
  @StaffField(() => [SuspectedDuplicateType], {
    description: "Customers that may be the same as this one, the likeliest first; 10 at most.",
  })
  suspectedDuplicates?: readonly SuspectedDuplicateType[] | null;

  @Extensions({ mostItems: 20 })
  @StaffField(() => [MerchantContactType], {
    description: "Of a merchant: who speaks for it, the primary one first, 20 at most; of a person none.",
  })
  contacts?: readonly MerchantContactType[] | null;

  @Extensions({ mostItems: 20 })
  @StaffField(() => [MerchantContactType], {
    description: "Of a person: the merchants for which it speaks, 20 at most; of a merchant none.",
  })
  contactOf?: readonly MerchantContactType[] | null;

  @StaffField(() => DateTime, { description: "Since when it is blocked; null unless it is." })
  blockedAt!: Instant | null;

  @StaffField(() => String, { description: "Why it is blocked; null unless it is." })
  blockReason!: SafeText | null;
}

export const CustomerConnection = connectionTypeOf(CustomerType, "Customer");
