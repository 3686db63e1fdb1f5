import { ArrayMaxSize, ArrayMinSize, Matches, MaxLength } from "class-validator";
import { Field, InputType, Int } from "type-graphql";
import { CaseKind, CasePriority } from "../../entities/cases/case-enums";
import { MacroReplyKind } from "../../entities/cases/macro-enums";
import type { Uuid } from "../../kernel/ids";
import { IdField } from "../id-field";
import { NoneBlank, NotBlank } from "../not-blank";
import { Duration } from "../scalars";
import "./case-enums";
import { GivenCaseFieldInput } from "./case-field-value-inputs";
import {
  CaseClosingInput,
  CaseReopeningInput,
  CaseResolutionInput,
  CaseResumptionInput,
  CaseWaitInput,
} from "./change-cases-inputs";
import "./macro-enums";

@InputType({ description: "What a macro says in one language." })
export class MacroTextInput {
  @MaxLength(35)
  @Field(() => String, { description: "By BCP 47, e.g. `de` or `pt-BR`." })
  language!: string;

  @MaxLength(10_000)
  @NotBlank()
  @Field(() => String, {
    description:
      'Plain text with variables of `macroVariables`: `Hello {{customer.firstName | "there"}}`; 10,000 characters at most. What is not known is refused, with line and column.',
  })
  text!: string;
}

@InputType({ description: "What a macro says." })
export class MacroReplyInput {
  @Field(() => MacroReplyKind, { description: "Whether it is a message or a note." })
  kind!: MacroReplyKind;

  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @Field(() => [MacroTextInput], {
    description:
      "The same in up to 20 languages. The customer's locale decides, then the language in which it wrote last.",
  })
  texts!: MacroTextInput[];

  @MaxLength(35)
  @Field(() => String, {
    nullable: true,
    description: "The language for those in whose own there is none; the first unless told.",
  })
  fallbackLanguage?: string | null;
}

@InputType({ description: "To whom a macro gives a case. What is left out stays; null means nobody." })
export class MacroAssignmentInput {
  @IdField("Team", { nullable: true, description: "The team in whose queue it goes." })
  teamId?: Uuid | null;

  @IdField("Member", { nullable: true, description: "The member who works on it; an active one." })
  memberId?: Uuid | null;

  @Field(() => Boolean, { nullable: true, description: "True: whoever applies the macro works on it." })
  toMe?: boolean | null;
}

@InputType({
  description:
    "How a macro changes a case's state: exactly one of these. Where it is so already, nothing is done.",
})
export class MacroMoveInput {
  @Field(() => CaseWaitInput, { nullable: true, description: "It rests until somebody else has acted." })
  wait?: CaseWaitInput | null;

  @Field(() => CaseResumptionInput, {
    nullable: true,
    description: "It waits no more; before anything is said.",
  })
  resume?: CaseResumptionInput | null;

  @Field(() => CaseResolutionInput, { nullable: true, description: "It is settled." })
  resolve?: CaseResolutionInput | null;

  @Field(() => CaseClosingInput, { nullable: true, description: "It ends." })
  close?: CaseClosingInput | null;

  @Field(() => CaseReopeningInput, {
    nullable: true,
    description: "It is worked on again; before anything is said.",
  })
  reopen?: CaseReopeningInput | null;
}

@InputType({ description: "How long a macro lays a case aside: give one of both, or both." })
export class MacroSnoozeInput {
  @Field(() => Duration, {
    nullable: true,
    description: "From then on: weeks, days, hours and minutes, e.g. `P3D` or `PT4H`; 366 days at most.",
  })
  for?: string | null;

  @Field(() => Boolean, { nullable: true, description: "True: a message of the customer's wakes it." })
  untilReply?: boolean | null;
}

@InputType({ description: "What a macro does beside what it says. What is left out stays as it is." })
export class MacroActionsInput {
  @Field(() => CaseKind, { nullable: true, description: "What the case is about, in a word." })
  kind?: CaseKind | null;

  @Field(() => CasePriority, { nullable: true, description: "How soon it needs attention." })
  priority?: CasePriority | null;

  @ArrayMaxSize(50)
  @MaxLength(50, { each: true })
  @NoneBlank()
  @Field(() => [String], { nullable: true, description: "Tags to add; a case has 50 at most." })
  addTags?: string[] | null;

  @ArrayMaxSize(50)
  @MaxLength(50, { each: true })
  @NoneBlank()
  @Field(() => [String], {
    nullable: true,
    description: "Tags to remove; those it does not have are no fault.",
  })
  removeTags?: string[] | null;

  @ArrayMaxSize(20)
  @Field(() => [GivenCaseFieldInput], { nullable: true, description: "Values of custom fields; 20 at most." })
  fields?: GivenCaseFieldInput[] | null;

  @Field(() => MacroAssignmentInput, { nullable: true, description: "To whom it gives the case." })
  assign?: MacroAssignmentInput | null;

  @Field(() => MacroMoveInput, { nullable: true, description: "How it changes the state." })
  move?: MacroMoveInput | null;

  @Field(() => MacroSnoozeInput, { nullable: true, description: "How long it lays the case aside." })
  snooze?: MacroSnoozeInput | null;
}

const NAME = "How it is called; 100 characters at most.";
const DESCRIPTION = "When to use it; 500 characters at most.";
const SHORTCUT =
  "What a composer expands: a slash, then letters, digits, `-` and `_`, e.g. `/refund-late`; 50 characters at most, kept in small letters. No two macros of the workspace have the same.";
const SHORTCUT_FORM = /^\/[\p{L}\p{N}][\p{L}\p{N}_-]*$/u;

@InputType({ description: "A macro to save." })
export class CreateMacroInput {
  @MaxLength(100)
  @NotBlank()
  @Field(() => String, { description: NAME })
  name!: string;

  @MaxLength(500)
  @NotBlank()
  @Field(() => String, { nullable: true, description: DESCRIPTION })
  description?: string | null;

  @MaxLength(50)
  @Matches(SHORTCUT_FORM, { message: "$property must be a slash followed by letters, digits, - and _" })
  @Field(() => String, { nullable: true, description: SHORTCUT })
  shortcut?: string | null;

  @Field(() => Boolean, {
    description:
      "Whether others use it too, which takes `macro:write`. A member may keep it to itself; an API key shares it.",
  })
  isShared!: boolean;

  @IdField("Team", { nullable: true, description: "The team that shares it; all of the staff unless told." })
  teamId?: Uuid | null;

  @Field(() => MacroReplyInput, { nullable: true, description: "What it says." })
  reply?: MacroReplyInput | null;

  @Field(() => MacroActionsInput, { nullable: true, description: "What it does." })
  actions?: MacroActionsInput | null;
}

@InputType({ description: "Which macro, at which version." })
abstract class MacroReferenceInput {
  @IdField("Macro", { description: "The macro." })
  macroId!: Uuid;

  @Field(() => Int, {
    nullable: true,
    description: "The version that the caller saw; VERSION_CONFLICT when the macro was changed since.",
  })
  expectedVersion?: number | null;
}

@InputType({ description: "A macro to change; what is left out stays as it is, and whose it is." })
export class ChangeMacroInput extends MacroReferenceInput {
  @MaxLength(100)
  @NotBlank()
  @Field(() => String, { nullable: true, description: NAME })
  name?: string | null;

  @MaxLength(500)
  @NotBlank()
  @Field(() => String, { nullable: true, description: `${DESCRIPTION} Null takes it away.` })
  description?: string | null;

  @MaxLength(50)
  @Matches(SHORTCUT_FORM, { message: "$property must be a slash followed by letters, digits, - and _" })
  @Field(() => String, { nullable: true, description: `${SHORTCUT} Null takes it away.` })
  shortcut?: string | null;

  @Field(() => MacroReplyInput, {
    nullable: true,
    description: "What it says, in place of all that it said before; null for nothing.",
  })
  reply?: MacroReplyInput | null;

  @Field(() => MacroActionsInput, {
    nullable: true,
    description: "What it does, in place of all that it did before; null for nothing.",
  })
  actions?: MacroActionsInput | null;
}

@InputType({ description: "A macro to remove." })
export class DeleteMacroInput extends MacroReferenceInput {}
