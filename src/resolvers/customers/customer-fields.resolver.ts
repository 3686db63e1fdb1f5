import { Resolver } from "type-graphql";
import type { CustomerIdentity } from "../../entities/customers/customer-identity.entity";
import type { Customer } from "../../entities/customers/customer.entity";
import { PageArgs, type Connection } from "../../schema/connection";
import { CustomerConnection, CustomerIdentityType, CustomerType } from "../../schema/customers/customer.type";
import {
  customersById,
  customersMergedInto,
  identitiesOfCustomers,
} from "../../services/customers/read-customers";
import { List, One, Several } from "../related-field";

@Resolver(() => CustomerType)
export class CustomerFields {
  @Several(identitiesOfCustomers, {
    type: () => [CustomerIdentityType],
    description: "Ways to recognise the customer, oldest first.",
  })
  identities!: readonly CustomerIdentity[];

  @One<Customer, Customer>(customersById, "mergedIntoId")
  mergedInto!: Customer | null;

  @List(customersMergedInto, () => PageArgs, {
    type: () => CustomerConnection,
    description: "The customers that turned out to be this one, newest first.",
  })
  mergedCustomers!: Connection<Customer>;
}
