import { Resolver } from "type-graphql";
import type { Case } from "../../entities/cases/case.entity";
import { CaseConnection } from "../../schema/cases/case.type";
import { PageArgs, type Connection } from "../../schema/connection";
import { CustomerType } from "../../schema/customers/customer.type";
import { casesOfCustomers, sharedCasesOfCustomers } from "../../services/cases/list-cases";
import { List } from "../related-field";

@Resolver(() => CustomerType)
export class CustomerCases {
  @List(casesOfCustomers, () => PageArgs, {
    type: () => CaseConnection,
    description: "The customer's cases, newest first.",
  })
  cases!: Connection<Case>;

  @List(sharedCasesOfCustomers, () => PageArgs, {
    type: () => CaseConnection,
    description: "The cases of others in which the customer takes part, the latest to come to first.",
  })
  sharedCases!: Connection<Case>;
}
