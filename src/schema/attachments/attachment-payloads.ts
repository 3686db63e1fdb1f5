import { Field, ObjectType } from "type-graphql";
import type { Attachment } from "../../entities/attachments/attachment.entity";
import type { Instant } from "../../kernel/instant";
import { DateTime } from "../scalars";
import { Payload } from "../user-error.type";
import { AttachmentType } from "./attachment.type";

@ObjectType({ description: "Answer of `createUpload`.", simpleResolvers: true })
export class CreateUploadPayload extends Payload {
  @Field(() => AttachmentType, { nullable: true, description: "The file, which is PENDING." })
  attachment?: Attachment;

  @Field(() => String, {
    nullable: true,
    description:
      "Where to PUT its bytes, below the address of the API and without a credential. May be tried again until the file has come whole.",
  })
  uploadUrl?: string;

  @Field(() => DateTime, { nullable: true, description: "Until when an upload to it may begin." })
  uploadUrlExpiresAt?: Instant;
}

@ObjectType({ description: "Answer of `removeAttachment`.", simpleResolvers: true })
export class RemoveAttachmentPayload extends Payload {
  @Field(() => AttachmentType, { nullable: true, description: "What is left of the file." })
  attachment?: Attachment;
}
