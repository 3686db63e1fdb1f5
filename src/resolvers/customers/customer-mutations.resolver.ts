import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import {
  CreateCustomerInput,
  UpdateCustomerInput,
  AddCustomerIdentityInput,
  RemoveCustomerIdentityInput,
  UpsertCustomerInput,
} from "../../schema/customers/customer-inputs";
import {
  CreateCustomerPayload,
  UpdateCustomerPayload,
  AddCustomerIdentityPayload,
  RemoveCustomerIdentityPayload,
  UpsertCustomerPayload,
} from "../../schema/customers/customer-payloads";
import { createCustomer } from "../../services/customers/create-customer";
import { updateCustomer } from "../../services/customers/update-customer";
import { addCustomerIdentity } from "../../services/customers/add-customer-identity";
import { removeCustomerIdentity } from "../../services/customers/remove-customer-identity";
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

  @Mutation(() => CreateCustomerPayload, {
    description:
      "Creates a customer. Who has an id of its own for it uses `upsertCustomer`, which is safe to repeat.",
  })
  createCustomer(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => CreateCustomerInput, { description: "The new customer." }) input: CreateCustomerInput,
  ): Promise<CreateCustomerPayload> {
    return run(createCustomer, input);
  }

  @Mutation(() => UpdateCustomerPayload, {
    description: "Changes what is given about a customer.",
  })
  updateCustomer(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => UpdateCustomerInput, { description: "What changes." }) input: UpdateCustomerInput,
  ): Promise<UpdateCustomerPayload> {
    return run(updateCustomer, input);
  }

  @Mutation(() => AddCustomerIdentityPayload, {
    description: "Adds a way to recognise a customer. Safe to repeat.",
  })
  addCustomerIdentity(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => AddCustomerIdentityInput, { description: "The customer and the identity." })
    input: AddCustomerIdentityInput,
  ): Promise<AddCustomerIdentityPayload> {
    return run(addCustomerIdentity, input);
  }

  @Mutation(() => RemoveCustomerIdentityPayload, {
    description: "Removes a way to recognise a customer; another customer may have it then.",
  })
  removeCustomerIdentity(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => RemoveCustomerIdentityInput, { description: "The identity." })
    input: RemoveCustomerIdentityInput,
  ): Promise<RemoveCustomerIdentityPayload> {
    return run(removeCustomerIdentity, input);
  }
}
