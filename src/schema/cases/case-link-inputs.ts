import { MaxLength } from "class-validator";
import { Field, InputType } from "type-graphql";
import { CaseKind } from "../../entities/cases/case-enums";
import { CaseLinkKind } from "../../entities/cases/case-relation-enums";
import { Channel } from "../../entities/customers/customer-enums";
import type { Uuid } from "../../kernel/ids";
import "../customers/customer-enums";
import { IdField } from "../id-field";
import { NotBlank } from "../not-blank";
import "./case-enums";
import { CaseReferenceInput } from "./case-inputs";
import "./case-link.type";

@InputType({ description: "Two cases, and what the first is to the other." })
abstract class TwoCasesInput extends CaseReferenceInput {
  @IdField("Case", { description: "The other case." })
  otherCaseId!: Uuid;

  @Field(() => CaseLinkKind, { description: "`caseId` is this to `otherCaseId`." })
  kind!: CaseLinkKind;
}

@InputType({ description: "Two cases, and what the first is to the other." })
export class LinkCasesInput extends TwoCasesInput {}

@InputType({ description: "Two cases, and what the first is not to the other after all." })
export class UnlinkCasesInput extends TwoCasesInput {}

@InputType({ description: "A closed case, and how it goes on." })
export class FollowUpCaseInput {
  @IdField("Case", { description: "The closed case; a customer's own token may name its own." })
  caseId!: Uuid;

  @MaxLength(300)
  @NotBlank()
  @Field(() => String, {
    nullable: true,
    description:
      "What the new case is about; `Re:` and the closed case's subject unless told. 300 characters at most.",
  })
  subject?: string | null;

  @Field(() => CaseKind, {
    nullable: true,
    description: "What the new case is about, in a word; the closed case's kind unless told.",
  })
  kind?: CaseKind | null;

  @Field(() => Channel, {
    nullable: true,
    description: "Where it began. Unless told: PORTAL for a customer's token, else API.",
  })
  channel?: Channel | null;

  @MaxLength(50_000)
  @NotBlank()
  @Field(() => String, {
    nullable: true,
    description: "The customer's first message as plain text; 50,000 characters at most.",
  })
  body?: string | null;
}
