import { ArrayMaxSize, MaxLength } from "class-validator";
import { Field, InputType, Int } from "type-graphql";
import { CaseKind, CasePriority, WaitingOn } from "../../entities/cases/case-enums";
import {
  ClosingReason,
  ReopeningReason,
  ResolutionReason,
  ResumptionReason,
  WaitingReason,
} from "../../entities/cases/case-reasons";
import { Channel } from "../../entities/customers/customer-enums";
import type { Uuid } from "../../kernel/ids";
import "../customers/customer-enums";
import { ExternalIdInput } from "../customers/customer-inputs";
import { IdField } from "../id-field";
import { NoneBlank, NotBlank } from "../not-blank";
import { JSONObject } from "../scalars";
import "./case-enums";
import { GivenCaseFieldInput } from "./case-field-value-inputs";
import "./case-reason-enums";

@InputType({ description: "Which case, at which version." })
export abstract class CaseReferenceInput {
  @IdField("Case", { description: "The case's id." })
  caseId!: Uuid;

  @Field(() => Int, {
    nullable: true,
    description: "The version that the caller saw; VERSION_CONFLICT when the case has moved on since.",
  })
  expectedVersion?: number | null;
}

@InputType({ description: "A new case." })
export class OpenCaseInput {
  @IdField("Customer", {
    nullable: true,
    description: "Whose case it is. A customer's own token may leave it out.",
  })
  customerId?: Uuid | null;

  @MaxLength(300)
  @NotBlank()
  @Field(() => String, { description: "What it is about, in a line; 300 characters at most." })
  subject!: string;

  @Field(() => CaseKind, { description: "What it is about, in a word." })
  kind!: CaseKind;

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

  @Field(() => CasePriority, { nullable: true, description: "NORMAL unless told. Staff only." })
  priority?: CasePriority | null;

  @ArrayMaxSize(50)
  @MaxLength(50, { each: true })
  @NoneBlank()
  @Field(() => [String], {
    nullable: true,
    description: "The workspace's own marks; 50 at most. Staff only.",
  })
  tags?: string[] | null;

  @Field(() => JSONObject, {
    nullable: true,
    description: "The workspace's own facts; 16 KiB of JSON at most. Staff only.",
  })
  attributes?: Readonly<Record<string, unknown>> | null;

  @IdField("Team", { nullable: true, description: "The team in whose queue it goes. Staff only." })
  teamId?: Uuid | null;

  @IdField("Member", { nullable: true, description: "The member who works on it. Staff only." })
  memberId?: Uuid | null;

  @Field(() => ExternalIdInput, {
    nullable: true,
    description:
      "The id by which another system knows the case. The same id again returns the first case and changes nothing. Staff only.",
  })
  externalId?: ExternalIdInput | null;

  @ArrayMaxSize(50)
  @IdField("Transaction", {
    list: true,
    nullable: true,
    description: "The transactions that it is about; 50 at most.",
  })
  transactionIds?: Uuid[] | null;

  @ArrayMaxSize(10)
  @IdField("Attachment", {
    list: true,
    nullable: true,
    description: "Files of the first message that were uploaded for it (see `createUpload`); 10 at most.",
  })
  attachmentIds?: Uuid[] | null;

  @ArrayMaxSize(100)
  @Field(() => [GivenCaseFieldInput], {
    nullable: true,
    description: "Values of custom fields, each once. A customer's own token gives public ones.",
  })
  fields?: GivenCaseFieldInput[] | null;
}

@InputType({ description: "Facts of a case to be changed; what is left out or null stays as it is." })
export abstract class NewFactsInput {
  @MaxLength(300)
  @NotBlank()
  @Field(() => String, { nullable: true, description: "What it is about; 300 characters at most." })
  subject?: string | null;

  @Field(() => CaseKind, { nullable: true, description: "What it is about, in a word." })
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

  @Field(() => JSONObject, {
    nullable: true,
    description:
      "Custom attributes to set, key by key; a key given as null is removed, others stay. 16 KiB of JSON at most in all.",
  })
  attributes?: Readonly<Record<string, unknown>> | null;
}

@InputType({ description: "Facts of a case to be changed; what is left out or null stays as it is." })
export class ChangeCaseInput extends NewFactsInput {
  @IdField("Case", { description: "The case's id." })
  caseId!: Uuid;

  @Field(() => Int, {
    nullable: true,
    description: "The version that the caller saw; VERSION_CONFLICT when the case has moved on since.",
  })
  expectedVersion?: number | null;
}

@InputType({ description: "Who is to work on a case. What is left out stays as it is; null means nobody." })
export class AssignCaseInput extends CaseReferenceInput {
  @IdField("Team", {
    nullable: true,
    description: "The team in whose queue it goes; null takes it from its team. Left out, it stays.",
  })
  teamId?: Uuid | null;

  @IdField("Member", {
    nullable: true,
    description:
      "The member who works on it, an active one; null takes it from whoever has it. Left out, it stays.",
  })
  memberId?: Uuid | null;
}

@InputType({ description: "A case and a transaction." })
abstract class CaseTransactionInput extends CaseReferenceInput {
  @IdField("Transaction", { description: "The transaction's id." })
  transactionId!: Uuid;
}

@InputType({ description: "A case and a transaction that it is about." })
export class LinkTransactionInput extends CaseTransactionInput {}

@InputType({ description: "A case and a transaction that it is not about after all." })
export class UnlinkTransactionInput extends CaseTransactionInput {}

@InputType({ description: "A case that is to rest." })
export class MarkCaseWaitingInput extends CaseReferenceInput {
  @Field(() => WaitingOn, { description: "Who has to act." })
  waitingOn!: WaitingOn;

  @Field(() => WaitingReason, { description: "What it waits for." })
  reason!: WaitingReason;
}

@InputType({ description: "A waiting case that is to go on." })
export class ResumeCaseInput extends CaseReferenceInput {
  @Field(() => ResumptionReason, { description: "Why it goes on." })
  reason!: ResumptionReason;
}

@InputType({ description: "A case that is settled." })
export class ResolveCaseInput extends CaseReferenceInput {
  @Field(() => ResolutionReason, { description: "How it was resolved." })
  reason!: ResolutionReason;
}

@InputType({ description: "A case that is to end." })
export class CloseCaseInput extends CaseReferenceInput {
  @Field(() => ClosingReason, { description: "Why it ends." })
  reason!: ClosingReason;
}

@InputType({ description: "A resolved or closed case that is to be worked on again." })
export class ReopenCaseInput extends CaseReferenceInput {
  @Field(() => ReopeningReason, { description: "Why it is taken up again." })
  reason!: ReopeningReason;
}
