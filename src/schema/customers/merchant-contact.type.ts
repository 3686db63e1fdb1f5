import { Field, ObjectType, registerEnumType } from "type-graphql";
import { ContactRole } from "../../entities/customers/contact-role";
import type { MerchantContact } from "../../entities/customers/merchant-contact.entity";
import type { Instant } from "../../kernel/instant";
import { DateTime } from "../scalars";

registerEnumType(ContactRole, {
  name: "ContactRole",
  description: "What a person does at the merchant for whom it speaks.",
  valuesConfig: {
    OWNER: { description: "Owns or runs it." },
    FINANCE: { description: "Looks after its money: payouts, fees, invoices." },
    SUPPORT: { description: "Looks after its customers." },
    DEVELOPER: { description: "Looks after what connects it to the workspace." },
    OTHER: { description: "Anything else." },
  },
});

@ObjectType("MerchantContact", {
  description: "A person with whom one speaks when one speaks with a merchant.",
  simpleResolvers: true,
})
export class MerchantContactType implements Pick<MerchantContact, "role" | "isPrimary" | "createdAt"> {
  @Field(() => ContactRole, { description: "What the person does there." })
  role!: ContactRole;

  @Field(() => Boolean, { description: "Whether one asks this person first; one of each merchant's is it." })
  isPrimary!: boolean;

  @Field(() => DateTime, { description: "Since when the person speaks for the merchant." })
  createdAt!: Instant;
}
