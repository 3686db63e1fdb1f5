import { Length } from "class-validator";
import { ArgsType, Field } from "type-graphql";
import { DeclineScheme } from "../../entities/payments/decline-enums";
import "./decline-enums";
import { LocaleArgs } from "./locale-args";

@ArgsType()
export class ExplainDeclineArgs extends LocaleArgs {
  @Length(1, 100)
  @Field(() => String, { description: "The code, e.g. `insufficient_funds`, `51` or `R01`." })
  code!: string;

  @Field(() => DeclineScheme, { nullable: true, description: "Whose code; told by its form unless given." })
  scheme?: DeclineScheme | null;
}
