import { Field, Int, ObjectType } from "type-graphql";
import { AttachmentState, RejectionReason } from "../../entities/attachments/attachment-enums";
import type { Attachment } from "../../entities/attachments/attachment.entity";
import type { SafeText } from "../../kernel/firewall/safe-text";
import type { Uuid } from "../../kernel/ids";
import type { Instant } from "../../kernel/instant";
import { ActorType } from "../cases/actor.type";
import { MessageType } from "../cases/message.type";
import { connectionTypeOf } from "../connection";
import { NodeType } from "../node";
import { DateTime } from "../scalars";
import { StaffField } from "../staff-field";
import "./attachment-enums";

@ObjectType("Attachment", {
  implements: NodeType,
  description: "A file of a message. Before a message has it, its uploader alone sees it.",
  simpleResolvers: true,
})
export class AttachmentType
  implements
    NodeType,
    Pick<
      Attachment,
      | "id"
      | "fileName"
      | "size"
      | "contentType"
      | "state"
      | "rejectionReason"
      | "uploadedAt"
      | "createdAt"
      | "finding"
    >
{
  id!: Uuid;

  @Field(() => String, {
    description: "Its name: no folders, and with the ending that belongs to its content.",
  })
  fileName!: SafeText;

  @Field(() => Int, { description: "Its size in bytes." })
  size!: number;

  @Field(() => String, {
    nullable: true,
    description: "Its media type, told from its content, e.g. `image/png`; null until it is uploaded.",
  })
  contentType!: string | null;

  @Field(() => AttachmentState, { description: "What has become of it." })
  state!: AttachmentState;

  @Field(() => RejectionReason, { nullable: true, description: "Why it was not kept, if it is REJECTED." })
  rejectionReason!: RejectionReason | null;

  @Field(() => String, {
    nullable: true,
    description: "SHA-256 of its content in hexadecimal; null until it is uploaded.",
  })
  sha256?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Where to fetch it, below the address of the API and without a credential: whoever has the link may, until `downloadUrlExpiresAt`. Null unless it is READY.",
  })
  downloadUrl?: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: "When `downloadUrl` stops working: five minutes from now. Ask again for another.",
  })
  downloadUrlExpiresAt?: Instant | null;

  @Field(() => DateTime, { nullable: true, description: "When its content came." })
  uploadedAt!: Instant | null;

  @Field(() => DateTime, { description: "When it was announced." })
  createdAt!: Instant;

  @Field(() => ActorType, { description: "Who uploaded it." })
  uploader?: ActorType;

  @Field(() => MessageType, { nullable: true, description: "The message that has it; null until one does." })
  message?: MessageType | null;

  @StaffField(() => String, { description: "What the scanner says that it found in it." })
  finding!: SafeText | null;
}

export const AttachmentConnection = connectionTypeOf(AttachmentType, "Attachment");
