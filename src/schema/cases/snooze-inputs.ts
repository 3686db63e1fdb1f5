import { Field, InputType } from "type-graphql";
import type { Instant } from "../../kernel/instant";
import { DateTime } from "../scalars";
import { CaseReferenceInput } from "./case-inputs";

@InputType({ description: "A case that is to be laid aside: give one of `until` and `untilReply`, or both." })
export class SnoozeCaseInput extends CaseReferenceInput {
  @Field(() => DateTime, {
    nullable: true,
    description: "When it wakes by itself; within 366 days. A message of its customer's wakes it before.",
  })
  until?: Instant | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "True: a message of its customer's wakes it, and nothing else has to.",
  })
  untilReply?: boolean | null;
}

@InputType({ description: "A case that is not to be laid aside any more." })
export class WakeCaseInput extends CaseReferenceInput {}
