import { MaxLength } from "class-validator";
import { ArgsType, Field } from "type-graphql";

@ArgsType()
export class LocaleArgs {
  @MaxLength(35)
  @Field(() => String, {
    nullable: true,
    description: "BCP 47 language tag, e.g. `de-AT`; English unless told, and where texts are in no other.",
  })
  locale?: string | null;
}
