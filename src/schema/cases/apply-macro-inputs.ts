import { ArrayMaxSize, ArrayMinSize, MaxLength } from "class-validator";
import { Field, InputType } from "type-graphql";
import type { Uuid } from "../../kernel/ids";
import { IdField } from "../id-field";
import { NotBlank } from "../not-blank";
import { CaseReferenceInput } from "./case-inputs";

const LANGUAGE = "The text in this language, by BCP 47, if there is one.";

@InputType({ description: "A macro, and the case that it is applied to." })
export class ApplyMacroInput extends CaseReferenceInput {
  @IdField("Macro", { description: "The macro." })
  macroId!: Uuid;

  @MaxLength(50_000)
  @NotBlank()
  @Field(() => String, {
    nullable: true,
    description:
      "What is said in place of the macro's own text: that of `renderMacro` as somebody edited it; 50,000 characters at most. Variables are not filled in.",
  })
  body?: string | null;

  @MaxLength(35)
  @Field(() => String, { nullable: true, description: LANGUAGE })
  language?: string | null;

  @IdField("Transaction", {
    nullable: true,
    description: "The payment that the text speaks of, if the case is about several.",
  })
  transactionId?: Uuid | null;

  @ArrayMaxSize(10)
  @IdField("Attachment", {
    list: true,
    nullable: true,
    description: "Files of the message that were uploaded for it (see `createUpload`); 10 at most.",
  })
  attachmentIds?: readonly Uuid[] | null;
}

@InputType({ description: "A macro, and the cases that it is applied to." })
export class ApplyMacroToCasesInput {
  @IdField("Macro", { description: "The macro." })
  macroId!: Uuid;

  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IdField("Case", { list: true, description: "The cases; 1 to 100." })
  caseIds!: Uuid[];

  @MaxLength(35)
  @Field(() => String, { nullable: true, description: LANGUAGE })
  language?: string | null;
}
