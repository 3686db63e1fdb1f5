import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { UpsertCustomerInput } from "../../schema/customers/customer-inputs";
import { UpsertCustomerPayload } from "../../schema/customers/customer-payloads";
import { upsertCustomer } from "../../services/customers/upsert-customer";
import type { RequestContext } from "../request-context";

@Resolver()
export class CustomerMutations {
  @Mutation(() => UpsertCustomerPayload, {
    description: "Creates the customer of this external id, or brings it up to date. Safe to repeat.",
  })
  upsertCustomer(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => UpsertCustomerInput, { description: "The external id and what is known." })
    input: UpsertCustomerInput,
  ): Promise<UpsertCustomerPayload> {
    return run(upsertCustomer, input);
  }
}
