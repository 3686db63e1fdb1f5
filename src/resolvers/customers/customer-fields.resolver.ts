import { Resolver } from "type-graphql";
import type { CustomerIdentity } from "../../entities/customers/customer-identity.entity";
import { CustomerIdentityType, CustomerType } from "../../schema/customers/customer.type";
import { identitiesOfCustomers } from "../../services/customers/read-customers";
import { Several } from "../related-field";

@Resolver(() => CustomerType)
export class CustomerFields {
  @Several(identitiesOfCustomers, {
    type: () => [CustomerIdentityType],
    description: "Ways to recognise the customer, oldest first.",
  })
  identities!: readonly CustomerIdentity[];
}
