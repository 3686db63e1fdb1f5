import { Arg, Args, Ctx, ID, Query, Resolver } from "type-graphql";
import type { Customer } from "../../entities/customers/customer.entity";
import { parsePublicId } from "../../kernel/ids";
import { connection, type Connection } from "../../schema/connection";
import { CustomerListArgs } from "../../schema/customers/customer-inputs";
import { CustomerConnection, CustomerType } from "../../schema/customers/customer.type";
import { countCustomers, findCustomer, listCustomers } from "../../services/customers/read-customers";
import type { RequestContext } from "../request-context";

@Resolver()
export class CustomerQueries {
  @Query(() => CustomerType, {
    nullable: true,
    description: "One customer; null when there is none of this id.",
  })
  customer(
    @Ctx() { run }: RequestContext,
    @Arg("id", () => ID, { description: "The customer's id." }) id: string,
  ): Promise<Customer | null> {
    return run(findCustomer, { id: parsePublicId("cust", id, "id") });
  }

  @Query(() => CustomerConnection, { nullable: true, description: "Customers of the workspace." })
  async customers(
    @Ctx() { run }: RequestContext,
    @Args(() => CustomerListArgs) args: CustomerListArgs,
  ): Promise<Connection<Customer>> {
    return connection(await run(listCustomers, args), () => run(countCustomers, args));
  }
}
