import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Customer } from "../../entities/customers/customer.entity";
import type { MerchantContact } from "../../entities/customers/merchant-contact.entity";
import { CustomerType } from "../../schema/customers/customer.type";
import {
  AddMerchantContactInput,
  AddMerchantContactPayload,
  ChangeMerchantContactInput,
  ChangeMerchantContactPayload,
  RemoveMerchantContactInput,
  RemoveMerchantContactPayload,
} from "../../schema/customers/merchant-contact-inputs";
import { MerchantContactType } from "../../schema/customers/merchant-contact.type";
import {
  addMerchantContact,
  changeMerchantContact,
  removeMerchantContact,
} from "../../services/customers/contacts/keep-contacts";
import { contactsOfMerchants, contactsOfPersons } from "../../services/customers/contacts/read-contacts";
import { customersById } from "../../services/customers/read-customers";
import { One, Several } from "../related-field";
import type { RequestContext } from "../request-context";

@Resolver(() => CustomerType)
export class MerchantContacts {
  @Several(contactsOfMerchants, {})
  contacts!: readonly MerchantContact[];

  @Several(contactsOfPersons, {})
  contactOf!: readonly MerchantContact[];

  @Mutation(() => AddMerchantContactPayload, {
    description:
      "Notes that a person speaks for a merchant. It reads and writes no more by it: bring it into a case with `addParticipant`. Safe to repeat.",
  })
  addMerchantContact(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => AddMerchantContactInput, { description: "The merchant and the person." })
    input: AddMerchantContactInput,
  ): Promise<AddMerchantContactPayload> {
    return run(addMerchantContact, input);
  }

  @Mutation(() => ChangeMerchantContactPayload, {
    description: "Changes a contact's role, or makes it the primary one.",
  })
  changeMerchantContact(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => ChangeMerchantContactInput, { description: "The contact, and what changes." })
    input: ChangeMerchantContactInput,
  ): Promise<ChangeMerchantContactPayload> {
    return run(changeMerchantContact, input);
  }

  @Mutation(() => RemoveMerchantContactPayload, {
    description:
      "Notes that a person speaks for a merchant no more. After the primary contact the one that came first of the others is it.",
  })
  removeMerchantContact(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => RemoveMerchantContactInput, { description: "The merchant and the person." })
    input: RemoveMerchantContactInput,
  ): Promise<RemoveMerchantContactPayload> {
    return run(removeMerchantContact, input);
  }
}

@Resolver(() => MerchantContactType)
export class MerchantContactFields {
  @One<MerchantContact, Customer>(customersById, "merchantId", {
    type: () => CustomerType,
    nullable: true,
    description: "The merchant.",
  })
  merchant!: Customer | null;

  @One<MerchantContact, Customer>(customersById, "customerId", {
    type: () => CustomerType,
    nullable: true,
    description: "The person.",
  })
  customer!: Customer | null;
}
