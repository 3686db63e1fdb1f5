import { Arg, Ctx, Mutation, Query, Resolver } from "type-graphql";
import type { IdentityProvider } from "../../entities/access/identity-provider.entity";
import {
  ConfigureIdentityProviderInput,
  RemoveIdentityProviderInput,
} from "../../schema/access/identity-provider-inputs";
import {
  ConfigureIdentityProviderPayload,
  RemoveIdentityProviderPayload,
} from "../../schema/access/identity-provider-payloads";
import { IdentityProviderType } from "../../schema/access/identity-provider.type";
import { configureIdentityProvider } from "../../services/access/configure-identity-provider";
import { findIdentityProvider } from "../../services/access/read-identity-provider";
import { removeIdentityProvider } from "../../services/access/remove-identity-provider";
import type { RequestContext } from "../request-context";

@Resolver()
export class IdentityProviderResolver {
  @Query(() => IdentityProviderType, {
    nullable: true,
    description: "Who vouches for the workspace's members; null while nobody does.",
  })
  identityProvider(@Ctx() { run }: RequestContext): Promise<IdentityProvider | null> {
    return run(findIdentityProvider, null);
  }

  @Mutation(() => ConfigureIdentityProviderPayload, {
    description:
      "Sets who vouches for the workspace's members, in place of whoever did before. Takes a caller with every permission of an administrator.",
  })
  configureIdentityProvider(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => ConfigureIdentityProviderInput, { description: "The provider." })
    input: ConfigureIdentityProviderInput,
  ): Promise<ConfigureIdentityProviderPayload> {
    return run(configureIdentityProvider, input);
  }

  @Mutation(() => RemoveIdentityProviderPayload, {
    description:
      "Ends members' signing in; API keys and customers' tokens go on working. Takes a caller with every permission of an administrator.",
  })
  removeIdentityProvider(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => RemoveIdentityProviderInput, { description: "Which version to remove." })
    input: RemoveIdentityProviderInput,
  ): Promise<RemoveIdentityProviderPayload> {
    return run(removeIdentityProvider, input);
  }
}
