import { ArrayMaxSize, ArrayMinSize, MaxLength } from "class-validator";
import { Field, InputType } from "type-graphql";
import { CaseKind, CasePriority, CaseState } from "../../entities/cases/case-enums";
import { CaseStateReason } from "../../entities/cases/case-reasons";
import { MessageDirection } from "../../entities/cases/message-enums";
import { Channel } from "../../entities/customers/customer-enums";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import "../customers/customer-enums";
import { ExternalIdInput } from "../customers/customer-inputs";
import { IdField } from "../id-field";
import { NoneBlank, NotBlank } from "../not-blank";
import { DateTime, JSONObject } from "../scalars";
import "./case-enums";
import { GivenCaseFieldInput } from "./case-field-value-inputs";
import "./case-reason-enums";
import "./message-enums";

@InputType({ description: "A message of an imported case." })
export class ImportedMessageInput {
  @Field(() => MessageDirection, { description: "INBOUND is the customer's, OUTBOUND the staff's." })
  direction!: MessageDirection;

  @MaxLength(50_000)
  @NotBlank()
  @Field(() => String, { description: "What was said, as plain text; 50,000 characters at most." })
  body!: string;

  @Field(() => Channel, { nullable: true, description: "How it travelled; as the case unless told." })
  channel?: Channel | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether it was between the customer and the staff alone.",
  })
  isPrivate?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether an autoresponder or a bot wrote it, and no person.",
  })
  isAutomatic?: boolean | null;

  @Field(() => ExternalIdInput, {
    nullable: true,
    description: "The id by which another system knows the message.",
  })
  externalId?: ExternalIdInput | null;
}

@InputType({ description: "A note of an imported case, which customers never see." })
export class ImportedNoteInput {
  @MaxLength(50_000)
  @NotBlank()
  @Field(() => String, { description: "What it says, as plain text; 50,000 characters at most." })
  body!: string;
}

@InputType({ description: "That an imported case came into another state." })
export class ImportedStateChangeInput {
  @Field(() => CaseState, { description: "Which; as any case may, from the state that it was in." })
  to!: CaseState;

  @Field(() => CaseStateReason, { description: "Why: a reason of this move." })
  reason!: CaseStateReason;
}

@InputType({ description: "That an imported case got another priority." })
export class ImportedPriorityChangeInput {
  @Field(() => CasePriority, { description: "Which." })
  to!: CasePriority;
}

@InputType({ description: "That an imported case came to others: of what is left out, to nobody." })
export class ImportedAssignmentInput {
  @IdField("Team", { nullable: true, description: "The team that had it from then on." })
  teamId?: Uuid | null;

  @IdField("Member", { nullable: true, description: "The member who had it from then on." })
  memberId?: Uuid | null;
}

@InputType({ description: "That tags came to an imported case, or went." })
export class ImportedTagsChangeInput {
  @ArrayMaxSize(50)
  @MaxLength(50, { each: true })
  @NoneBlank()
  @Field(() => [String], { nullable: true, description: "Tags that it did not have; 50 at most." })
  added?: string[] | null;

  @ArrayMaxSize(50)
  @MaxLength(50, { each: true })
  @NoneBlank()
  @Field(() => [String], { nullable: true, description: "Tags that it had; 50 at most." })
  removed?: string[] | null;
}

@InputType({
  description: "One thing that happened on an imported case: when, by whom, and exactly one of the others.",
})
export class ImportedStepInput {
  @Field(() => DateTime, { description: "When; not before the step before it, nor in the future." })
  at!: Instant;

  @IdField("Member", { nullable: true, description: "The member who did it; the credential, unless told." })
  byMemberId?: Uuid | null;

  @Field(() => Boolean, { nullable: true, description: "True: the case's customer did it." })
  byCustomer?: boolean | null;

  @Field(() => ImportedMessageInput, { nullable: true, description: "Something was said." })
  message?: ImportedMessageInput | null;

  @Field(() => ImportedNoteInput, { nullable: true, description: "Something was noted." })
  note?: ImportedNoteInput | null;

  @Field(() => ImportedStateChangeInput, { nullable: true, description: "Its state changed." })
  stateChanged?: ImportedStateChangeInput | null;

  @Field(() => ImportedPriorityChangeInput, { nullable: true, description: "Its priority changed." })
  priorityChanged?: ImportedPriorityChangeInput | null;

  @Field(() => ImportedAssignmentInput, { nullable: true, description: "Others had it." })
  assigned?: ImportedAssignmentInput | null;

  @Field(() => ImportedTagsChangeInput, { nullable: true, description: "Its tags changed." })
  tagsChanged?: ImportedTagsChangeInput | null;
}

@InputType({ description: "How an imported case began, of what its history changes." })
export class ImportedBeginningInput {
  @Field(() => CasePriority, { nullable: true, description: "NORMAL unless told." })
  priority?: CasePriority | null;

  @IdField("Team", { nullable: true, description: "The team that had it first; none unless told." })
  teamId?: Uuid | null;

  @IdField("Member", { nullable: true, description: "The member who had it first; nobody unless told." })
  memberId?: Uuid | null;

  @ArrayMaxSize(50)
  @MaxLength(50, { each: true })
  @NoneBlank()
  @Field(() => [String], { nullable: true, description: "The tags that it had first; 50 at most." })
  tags?: string[] | null;
}

@InputType({
  description:
    "A case as another system knew it: its facts as of the end, and its history. A fact that the history never changes was so from the beginning.",
})
export class ImportedCaseInput {
  @Field(() => ExternalIdInput, {
    description: "The id there. The same id again returns the first case and changes nothing.",
  })
  externalId!: ExternalIdInput;

  @IdField("Customer", { nullable: true, description: "Whose case it is; or give the next." })
  customerId?: Uuid | null;

  @Field(() => ExternalIdInput, {
    nullable: true,
    description: "Whose case it is, by an external id that `upsertCustomer` was given.",
  })
  customerExternalId?: ExternalIdInput | null;

  @MaxLength(300)
  @NotBlank()
  @Field(() => String, { description: "What it is about, in a line; 300 characters at most." })
  subject!: string;

  @Field(() => CaseKind, { description: "What it is about, in a word." })
  kind!: CaseKind;

  @Field(() => Channel, { nullable: true, description: "Where it began; API unless told." })
  channel?: Channel | null;

  @Field(() => DateTime, { description: "When it was opened." })
  openedAt!: Instant;

  @Field(() => ImportedBeginningInput, { nullable: true, description: "How it began." })
  atOpening?: ImportedBeginningInput | null;

  @Field(() => CaseState, {
    nullable: true,
    description: "The state that the history leads to, to be sure; the import is refused where it does not.",
  })
  state?: CaseState | null;

  @Field(() => CaseStateReason, { nullable: true, description: "Why it is in this state, likewise." })
  stateReason?: CaseStateReason | null;

  @Field(() => CasePriority, { nullable: true, description: "NORMAL unless told." })
  priority?: CasePriority | null;

  @IdField("Team", { nullable: true, description: "The team in whose queue it is." })
  teamId?: Uuid | null;

  @IdField("Member", { nullable: true, description: "The member who works on it." })
  memberId?: Uuid | null;

  @ArrayMaxSize(50)
  @MaxLength(50, { each: true })
  @NoneBlank()
  @Field(() => [String], { nullable: true, description: "The workspace's own marks; 50 at most." })
  tags?: string[] | null;

  @Field(() => JSONObject, {
    nullable: true,
    description: "The workspace's own facts; 16 KiB of JSON at most.",
  })
  attributes?: Readonly<Record<string, unknown>> | null;

  @ArrayMaxSize(100)
  @Field(() => [GivenCaseFieldInput], {
    nullable: true,
    description: "Values of custom fields, each once; none is required.",
  })
  fields?: GivenCaseFieldInput[] | null;

  @ArrayMaxSize(200)
  @Field(() => [ImportedStepInput], {
    nullable: true,
    description: "What happened since, in the order of time; 200 at most.",
  })
  history?: ImportedStepInput[] | null;
}

@InputType({ description: "Cases of another system." })
export class ImportCasesInput {
  @ArrayMinSize(1)
  @ArrayMaxSize(25)
  @Field(() => [ImportedCaseInput], { description: "1 to 25 of them." })
  cases!: ImportedCaseInput[];
}
