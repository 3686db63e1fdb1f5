import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { BlockCustomerInput, UnblockCustomerInput } from "../../schema/customers/customer-block-inputs";
import { BlockCustomerPayload, UnblockCustomerPayload } from "../../schema/customers/customer-payloads";
import { blockCustomer, unblockCustomer } from "../../services/customers/block-customer";
import type { RequestContext } from "../request-context";

@Resolver()
export class CustomerBlockMutations {
  @Mutation(() => BlockCustomerPayload, {
    description:
      "Blocks a customer: its token reads and changes nothing, no key opens a case for it, and what arrives of it is recorded and wakes nobody. Safe to repeat.",
  })
  blockCustomer(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => BlockCustomerInput, { description: "Who, and why." }) input: BlockCustomerInput,
  ): Promise<BlockCustomerPayload> {
    return run(blockCustomer, input);
  }

  @Mutation(() => UnblockCustomerPayload, {
    description: "Hears a blocked customer again. Safe to repeat.",
  })
  unblockCustomer(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => UnblockCustomerInput, { description: "Who." }) input: UnblockCustomerInput,
  ): Promise<UnblockCustomerPayload> {
    return run(unblockCustomer, input);
  }
}
