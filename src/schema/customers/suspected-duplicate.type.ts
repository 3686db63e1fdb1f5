import { Field, Float, ObjectType, registerEnumType } from "type-graphql";
import { DuplicateReason } from "../../entities/customers/duplicate-reason";

registerEnumType(DuplicateReason, {
  name: "DuplicateReason",
  description: "What speaks for two customers being one.",
  valuesConfig: {
    SAME_MAILBOX: {
      description: "Mail to either address arrives in one mailbox: `ada+shop@…`, or the dots of Gmail.",
    },
    SAME_PHONE: { description: "One phone number, dialled in different ways or given by a messenger." },
    SAME_WALLET: { description: "One address, on different blockchains." },
    SAME_CARD: { description: "They paid with cards of one brand, last four digits and expiry." },
    SAME_NAME: { description: "The same names, in any order and with any accents." },
    SIMILAR_NAME: { description: "Their names are a letter or two apart." },
    SAME_REGION: { description: "The same language and time zone; it never counts alone." },
  },
});

@ObjectType("SuspectedDuplicate", {
  description: "A customer that may be the same as another. People decide; nothing is merged by itself.",
  simpleResolvers: true,
})
export class SuspectedDuplicateType {
  @Field(() => Float, {
    description: "How likely it is, from 0.4 to 1. Above 0.9 there is hardly a doubt.",
  })
  score!: number;

  @Field(() => [DuplicateReason], { description: "Why; what weighs most comes first." })
  reasons!: readonly DuplicateReason[];
}
