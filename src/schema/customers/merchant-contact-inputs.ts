import { Field, InputType, ObjectType } from "type-graphql";
import { ContactRole } from "../../entities/customers/contact-role";
import type { Customer } from "../../entities/customers/customer.entity";
import type { MerchantContact } from "../../entities/customers/merchant-contact.entity";
import type { Uuid } from "../../kernel/ids";
import { IdField } from "../id-field";
import { Payload } from "../user-error.type";
import { CustomerType } from "./customer.type";
import { MerchantContactType } from "./merchant-contact.type";

@InputType({ description: "A person and the merchant for whom it speaks." })
abstract class ContactReferenceInput {
  @IdField("Customer", { description: "The merchant." })
  merchantId!: Uuid;

  @IdField("Customer", { description: "The person." })
  customerId!: Uuid;
}

@InputType({ description: "A person that speaks for a merchant." })
export class AddMerchantContactInput extends ContactReferenceInput {
  @Field(() => ContactRole, { description: "What the person does there." })
  role!: ContactRole;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "Whether one asks this person first, in place of whoever it was; the first one is it anyway.",
  })
  isPrimary?: boolean | null;
}

@InputType({ description: "What changes about a contact; what is left out or null stays as it is." })
export class ChangeMerchantContactInput extends ContactReferenceInput {
  @Field(() => ContactRole, { nullable: true, description: "What the person does there." })
  role?: ContactRole | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "True makes it the primary one, in place of whoever it was; false is refused of the primary one.",
  })
  isPrimary?: boolean | null;
}

@InputType({ description: "A contact that is none any more." })
export class RemoveMerchantContactInput extends ContactReferenceInput {}

@ObjectType({ description: "Answer of `addMerchantContact`.", simpleResolvers: true })
export class AddMerchantContactPayload extends Payload {
  @Field(() => CustomerType, { nullable: true, description: "The merchant." })
  merchant?: Customer;

  @Field(() => MerchantContactType, { nullable: true, description: "The contact." })
  contact?: MerchantContact;
}

@ObjectType({ description: "Answer of `changeMerchantContact`.", simpleResolvers: true })
export class ChangeMerchantContactPayload extends Payload {
  @Field(() => CustomerType, { nullable: true, description: "The merchant." })
  merchant?: Customer;

  @Field(() => MerchantContactType, { nullable: true, description: "The contact as it is now." })
  contact?: MerchantContact;
}

@ObjectType({ description: "Answer of `removeMerchantContact`.", simpleResolvers: true })
export class RemoveMerchantContactPayload extends Payload {
  @Field(() => CustomerType, { nullable: true, description: "The merchant, without the contact." })
  merchant?: Customer;
}
