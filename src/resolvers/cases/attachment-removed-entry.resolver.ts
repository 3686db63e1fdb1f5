import { Resolver } from "type-graphql";
import type { Attachment } from "../../entities/attachments/attachment.entity";
import type { CaseMessage } from "../../entities/cases/case-message.entity";
import { AttachmentRemovedEntry } from "../../schema/cases/attachment-removed-entry.type";
import { attachmentsById } from "../../services/cases/messages/read-attachments";
import { messagesById } from "../../services/cases/messages/read-messages";
import type { TimelineDetails } from "../../services/cases/record-timeline";
import { One } from "../related-field";

@Resolver(() => AttachmentRemovedEntry)
export class AttachmentRemovedEntryFields {
  @One<TimelineDetails["ATTACHMENT_REMOVED"], Attachment>(attachmentsById, "attachmentId")
  attachment!: Attachment | null;

  @One<TimelineDetails["ATTACHMENT_REMOVED"], CaseMessage>(messagesById, "messageId")
  message!: CaseMessage | null;
}
