import { Extensions, Resolver } from "type-graphql";
import type { Attachment } from "../../entities/attachments/attachment.entity";
import { AttachmentType } from "../../schema/attachments/attachment.type";
import { MessageType } from "../../schema/cases/message.type";
import { MAX_FILES_OF_MESSAGE } from "../../services/attachments/attach-files";
import { attachmentsOfMessages } from "../../services/cases/messages/read-attachments";
import { Several } from "../related-field";

@Resolver(() => MessageType)
export class MessageAttachments {
  @Extensions({ mostItems: MAX_FILES_OF_MESSAGE })
  @Several(attachmentsOfMessages, {
    type: () => [AttachmentType],
    nullable: true,
    description: "The files that came with it, in their order; 10 at most.",
  })
  attachments!: readonly Attachment[];
}
