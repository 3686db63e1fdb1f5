import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { CustomerIdentity } from "../../entities/customers/customer-identity.entity";
import type { Customer } from "../../entities/customers/customer.entity";
import { CustomerIdentityType, CustomerType } from "../../schema/customers/customer.type";
import { identitiesOfCustomers } from "../../services/customers/read-customers";
import type { RequestContext } from "../request-context";

@Resolver(() => CustomerType)
export class CustomerFields {
  @FieldResolver(() => [CustomerIdentityType], {
    description: "Ways to recognise the customer, oldest first.",
  })
  async identities(
    @Root() customer: Customer,
    @Ctx() { load }: RequestContext,
  ): Promise<readonly CustomerIdentity[]> {
    return (await load(identitiesOfCustomers, customer.id, null)) ?? [];
  }
}
