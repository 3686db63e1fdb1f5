import { Arg, Args, Ctx, ID, Query, Resolver } from "type-graphql";
import type { Customer } from "../../entities/customers/customer.entity";
import { parsePublicId } from "../../kernel/ids";
import type { Connection } from "../../schema/connection";
import { CustomerListArgs } from "../../schema/customers/customer-inputs";
import { CustomerConnection, CustomerType } from "../../schema/customers/customer.type";
import { customersById, customerList } from "../../services/customers/read-customers";
import { Ask } from "../asked";
import { listField } from "../list-field";
import type { Asked, RequestContext } from "../request-context";

@Resolver()
export class CustomerQueries {
  @Query(() => CustomerType, {
    nullable: true,
    description: "One customer; null when there is none of this id.",
  })
  customer(
    @Ctx() { load }: RequestContext,
    @Arg("id", () => ID, { description: "The customer's id." }) id: string,
    @Ask() { wanted }: Asked,
  ): Promise<Customer | null> {
    return load(customersById, parsePublicId("cust", id, "id"), null, wanted);
  }

  @Query(() => CustomerConnection, { nullable: true, description: "Customers of the workspace." })
  customers(
    @Ctx() context: RequestContext,
    @Args(() => CustomerListArgs) args: CustomerListArgs,
    @Ask() asked: Asked,
  ): Promise<Connection<Customer>> {
    return listField(context, customerList, args, asked);
  }
}
