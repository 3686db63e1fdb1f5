import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Case } from "../../entities/cases/case.entity";
import type { Customer } from "../../entities/customers/customer.entity";
import { CaseConnection } from "../../schema/cases/case.type";
import { PageArgs, type Connection } from "../../schema/connection";
import { CustomerType } from "../../schema/customers/customer.type";
import { casesOfCustomers, countCasesOfCustomers } from "../../services/cases/list-cases";
import { loadConnection } from "../load-connection";
import type { RequestContext } from "../request-context";

@Resolver(() => CustomerType)
export class CustomerCases {
  @FieldResolver(() => CaseConnection, { description: "The customer's cases, newest first." })
  cases(
    @Root() { id }: Customer,
    @Ctx() context: RequestContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Connection<Case>> {
    return loadConnection(context, casesOfCustomers, countCasesOfCustomers, id, args);
  }
}
