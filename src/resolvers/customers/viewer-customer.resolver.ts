import { Ctx, FieldResolver, Resolver } from "type-graphql";
import type { Customer } from "../../entities/customers/customer.entity";
import { ViewerType } from "../../schema/access/viewer.type";
import { CustomerType } from "../../schema/customers/customer.type";
import { viewersCustomer } from "../../services/customers/read-customers";
import type { RequestContext } from "../request-context";

@Resolver(() => ViewerType)
export class ViewerCustomer {
  @FieldResolver(() => CustomerType, { nullable: true, description: "The customer; null for other callers." })
  customer(@Ctx() { run }: RequestContext): Promise<Customer | null> {
    return run(viewersCustomer, null);
  }
}
