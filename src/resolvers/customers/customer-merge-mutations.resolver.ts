import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { MergeCustomersInput } from "../../schema/customers/customer-merge-inputs";
import { MergeCustomersPayload } from "../../schema/customers/customer-payloads";
import { mergeCustomers } from "../../services/cases/merging/merge-customers";
import type { RequestContext } from "../request-context";

@Resolver()
export class CustomerMergeMutations {
  @Mutation(() => MergeCustomersPayload, {
    description:
      "Makes one customer of two: cases, messages, payments, identities and tags go to the one that stands; the tokens of the other end. What arrives for the other later goes to the one that stands, too. Cannot be undone.",
  })
  mergeCustomers(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => MergeCustomersInput, { description: "The two customers." })
    input: MergeCustomersInput,
  ): Promise<MergeCustomersPayload> {
    return run(mergeCustomers, input);
  }
}
