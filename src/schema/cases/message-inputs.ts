import { ArrayMaxSize, MaxLength } from "class-validator";
import { ArgsType, Field, InputType } from "type-graphql";
import { Visibility } from "../../entities/cases/message-enums";
import { Channel } from "../../entities/customers/customer-enums";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import { PageArgs } from "../connection";
import { ExternalIdInput } from "../customers/customer-inputs";
import { IdField } from "../id-field";
import { NotBlank } from "../not-blank";
import { DateTime } from "../scalars";
import { CaseReferenceInput } from "./case-inputs";
import "./message-enums";

const FILES =
  "Files that were uploaded for it (see `createUpload`), in this order; 10 at most, each for one message.";

@InputType({ description: "A message on a case, from its caller." })
export class ReplyToCaseInput extends CaseReferenceInput {
  @MaxLength(50_000)
  @NotBlank()
  @Field(() => String, {
    nullable: true,
    description:
      "What to say, as plain text; 50,000 characters at most. May be left out where files come alone.",
  })
  body?: string | null;

  @Field(() => Channel, {
    nullable: true,
    description: "How it travels. Unless told: PORTAL for a customer's token, else the case's channel.",
  })
  channel?: Channel | null;

  @IdField("Customer", {
    nullable: true,
    description:
      "For the eyes of this one alone, of those who take part in the case, and of the staff. A customer's token may name itself, to write to the staff alone. Left out: for all who take part.",
  })
  privateWith?: Uuid | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "Whether an autoresponder or a bot wrote it, and no person: then it stops no clock that waits for one. Staff only.",
  })
  isAutomatic?: boolean | null;

  @Field(() => ExternalIdInput, {
    nullable: true,
    description:
      "The id by which another system knows the message. The same id again returns the first message and changes nothing. Staff only.",
  })
  externalId?: ExternalIdInput | null;

  @Field(() => DateTime, { nullable: true, description: "When it was written, if not now. Staff only." })
  sentAt?: Instant | null;

  @ArrayMaxSize(10)
  @IdField("Attachment", { list: true, nullable: true, description: FILES })
  attachmentIds?: readonly Uuid[] | null;
}

@InputType({ description: "What a customer said on a channel that Redress does not read itself." })
export class ReceiveMessageInput {
  @IdField("Case", { description: "The case that it is about." })
  caseId!: Uuid;

  @MaxLength(50_000)
  @NotBlank()
  @Field(() => String, {
    nullable: true,
    description:
      "What was said, as plain text; 50,000 characters at most. May be left out where files come alone.",
  })
  body?: string | null;

  @IdField("Customer", {
    nullable: true,
    description: "Who wrote it, of those who take part in the case; the case's customer unless told.",
  })
  customerId?: Uuid | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether it was for the staff alone, and not for the others who take part.",
  })
  isPrivate?: boolean | null;

  @Field(() => Channel, { nullable: true, description: "How it came; the case's channel unless told." })
  channel?: Channel | null;

  @Field(() => ExternalIdInput, {
    description:
      "The message's id on its channel. The same id again returns the first message and changes nothing.",
  })
  externalId!: ExternalIdInput;

  @Field(() => DateTime, { nullable: true, description: "When it was written, if not now." })
  sentAt?: Instant | null;

  @ArrayMaxSize(10)
  @IdField("Attachment", { list: true, nullable: true, description: FILES })
  attachmentIds?: readonly Uuid[] | null;
}

@InputType({ description: "A note that customers never see." })
export class AddNoteInput extends CaseReferenceInput {
  @MaxLength(50_000)
  @NotBlank()
  @Field(() => String, {
    nullable: true,
    description:
      "What to note, as plain text; 50,000 characters at most. May be left out where files come alone.",
  })
  body?: string | null;

  @ArrayMaxSize(10)
  @IdField("Attachment", { list: true, nullable: true, description: FILES })
  attachmentIds?: readonly Uuid[] | null;

  @ArrayMaxSize(20)
  @IdField("Member", {
    list: true,
    nullable: true,
    description: "Members whom it calls for, 20 at most; they watch the case from then on.",
  })
  mentions?: Uuid[] | null;
}

@ArgsType()
export class MessageListArgs extends PageArgs {
  @Field(() => Visibility, {
    nullable: true,
    description: "Messages or notes alone; both unless told. Customers see messages only.",
  })
  visibility?: Visibility | null;
}
