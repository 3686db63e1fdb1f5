import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import {
  MintCustomerTokenPayload,
  RevokeCustomerTokensPayload,
} from "../../schema/customers/customer-payloads";
import {
  MintCustomerTokenInput,
  RevokeCustomerTokensInput,
} from "../../schema/customers/customer-token-inputs";
import { mintCustomerToken } from "../../services/customers/mint-customer-token";
import { revokeCustomerTokens } from "../../services/customers/revoke-customer-tokens";
import type { RequestContext } from "../request-context";

@Resolver()
export class CustomerTokenMutations {
  @Mutation(() => MintCustomerTokenPayload, {
    description:
      "Mints a short-lived token with which one customer talks to the API: it sees that customer, its transactions and its cases, and of those the public parts. For the backend of a portal or app.",
  })
  mintCustomerToken(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => MintCustomerTokenInput, { description: "For whom." }) input: MintCustomerTokenInput,
  ): Promise<MintCustomerTokenPayload> {
    return run(mintCustomerToken, input);
  }

  @Mutation(() => RevokeCustomerTokensPayload, {
    description: "Ends every token that the customer was given so far.",
  })
  revokeCustomerTokens(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => RevokeCustomerTokensInput, { description: "Whose tokens." })
    input: RevokeCustomerTokensInput,
  ): Promise<RevokeCustomerTokensPayload> {
    return run(revokeCustomerTokens, input);
  }
}
