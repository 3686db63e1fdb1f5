import { ArrayMaxSize, MaxLength } from "class-validator";
import { ArgsType, Field } from "type-graphql";
import { SearchKind } from "../../entities/search/search-enums";
import { PageArgs } from "../connection";
import { NotBlank } from "../not-blank";
import "./search-enums";

@ArgsType()
export class SearchArgs extends PageArgs {
  @MaxLength(500)
  @NotBlank()
  @Field(() => String, {
    description:
      "What to look for: words in any of 13 languages, a name, an e-mail address or phone number, a case number (`42`, `#42`), the last four digits of a card, an amount (`12.50 EUR`, `12.50`), or an id of any kind. All that it may mean is answered. A card number in it is used for its last four digits only.",
  })
  query!: string;

  @ArrayMaxSize(10)
  @Field(() => [SearchKind], {
    nullable: true,
    description: "What to look for; all that the caller may read unless told.",
  })
  kinds?: SearchKind[] | null;
}
