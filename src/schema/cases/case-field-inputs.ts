import { ArrayMaxSize, ArrayMinSize, Matches, MaxLength } from "class-validator";
import { Field, InputType, Int, ObjectType } from "type-graphql";
import { CaseKind } from "../../entities/cases/case-enums";
import { CaseFieldRequirement, CaseFieldType } from "../../entities/cases/case-field-enums";
import type { CaseField } from "../../entities/cases/case-field.entity";
import type { Case } from "../../entities/cases/case.entity";
import type { Uuid } from "../../kernel/ids";
import { IdField } from "../id-field";
import { NoneBlank, NotBlank } from "../not-blank";
import { Payload } from "../user-error.type";
import { GivenCaseFieldInput } from "./case-field-value-inputs";
import { CaseFieldDefinitionType } from "./case-field.type";
import { CaseReferenceInput } from "./case-inputs";
import { CaseType } from "./case.type";

@InputType({ description: "What may change of a custom field." })
abstract class FieldFactsInput {
  @ArrayMaxSize(200)
  @MaxLength(100, { each: true })
  @NoneBlank()
  @Field(() => [String], {
    nullable: true,
    description: "What there is to choose from, in this order; of a CHOICE alone. 200 at most.",
  })
  choices?: string[] | null;

  @Field(() => CaseFieldRequirement, {
    nullable: true,
    description: "From when on a case has to have it. NEVER for a new one, unless told.",
  })
  required?: CaseFieldRequirement | null;

  @ArrayMaxSize(14)
  @Field(() => [CaseKind], {
    nullable: true,
    description: "The kinds of cases of which it is required; all when empty.",
  })
  requiredKinds?: CaseKind[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "Whether customers read it on their cases, and may give it when they open one. False for a new one, unless told.",
  })
  isPublic?: boolean | null;
}

@InputType({ description: "A new custom field of cases; a workspace has 100 at most." })
export class CreateCaseFieldInput extends FieldFactsInput {
  @Matches(/^[a-z][a-z0-9_]{0,49}$/, {
    message: "$property must be a word of lower-case letters, digits and _, 50 characters at most",
  })
  @Field(() => String, {
    description: "What programs call it: lower-case letters, digits and _, 50 at most. It never changes.",
  })
  key!: string;

  @MaxLength(100)
  @NotBlank()
  @Field(() => String, { description: "What people call it; 100 characters at most." })
  label!: string;

  @Field(() => CaseFieldType, { description: "What it holds. It never changes." })
  type!: CaseFieldType;
}

@InputType({ description: "A custom field to change; what is left out or null stays as it is." })
export class ChangeCaseFieldInput extends FieldFactsInput {
  @IdField("CaseField", { description: "The field." })
  fieldId!: Uuid;

  @MaxLength(100)
  @NotBlank()
  @Field(() => String, { nullable: true, description: "What people call it; 100 characters at most." })
  label?: string | null;

  @Field(() => Boolean, { nullable: true, description: "False: a retired field takes values again." })
  isRetired?: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description: "The version that the caller saw; VERSION_CONFLICT when the field was changed since.",
  })
  expectedVersion?: number | null;
}

@InputType({ description: "A custom field that is to take no values any more." })
export class RetireCaseFieldInput {
  @IdField("CaseField", { description: "The field." })
  fieldId!: Uuid;

  @Field(() => Int, {
    nullable: true,
    description: "The version that the caller saw; VERSION_CONFLICT when the field was changed since.",
  })
  expectedVersion?: number | null;
}

@InputType({ description: "Values of custom fields of a case; fields that are not named stay as they are." })
export class SetCaseFieldsInput extends CaseReferenceInput {
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @Field(() => [GivenCaseFieldInput], { description: "The fields with their values; each once." })
  fields!: GivenCaseFieldInput[];
}

@ObjectType({ description: "What every mutation of a custom field answers." })
abstract class FieldPayload extends Payload {
  @Field(() => CaseFieldDefinitionType, { nullable: true, description: "The field as it is now." })
  field?: CaseField;
}

@ObjectType({ description: "Answer of `createCaseField`.", simpleResolvers: true })
export class CreateCaseFieldPayload extends FieldPayload {}

@ObjectType({ description: "Answer of `changeCaseField`.", simpleResolvers: true })
export class ChangeCaseFieldPayload extends FieldPayload {}

@ObjectType({ description: "Answer of `retireCaseField`.", simpleResolvers: true })
export class RetireCaseFieldPayload extends FieldPayload {}

@ObjectType({ description: "Answer of `setCaseFields`.", simpleResolvers: true })
export class SetCaseFieldsPayload extends Payload {
  @Field(() => CaseType, { nullable: true, description: "The case as it is now." })
  case?: Case;
}
