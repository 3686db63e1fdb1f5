import { Extensions, Resolver } from "type-graphql";
import type { Attachment } from "../../entities/attachments/attachment.entity";
import { AttachmentConnection, AttachmentType } from "../../schema/attachments/attachment.type";
import { CaseType } from "../../schema/cases/case.type";
import { MessageType } from "../../schema/cases/message.type";
import { PageArgs, type Connection } from "../../schema/connection";
import { MAX_FILES_OF_MESSAGE } from "../../services/attachments/attach-files";
import { attachmentsOfCases, attachmentsOfMessages } from "../../services/cases/messages/read-attachments";
import { List, Several } from "../related-field";

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

@Resolver(() => CaseType)
export class CaseAttachments {
  @List(attachmentsOfCases, () => PageArgs, {
    type: () => AttachmentConnection,
    description: "The files of all its messages that the caller may read, oldest message first.",
  })
  attachments!: Connection<Attachment>;
}
