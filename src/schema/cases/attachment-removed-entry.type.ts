import { Field } from "type-graphql";
import type { SafeText } from "../../kernel/firewall/safe-text";
import { AttachmentType } from "../attachments/attachment.type";
import { MessageType } from "./message.type";
import { EntryType, TimelineEntryType } from "./timeline-entry.type";

@EntryType(
  "AttachmentRemovedEntry",
  "The content of a file was taken away for good. Who reads the message reads that too.",
)
export class AttachmentRemovedEntry extends TimelineEntryType {
  @Field(() => String, { description: "The name of the file." })
  fileName!: SafeText;

  @Field(() => AttachmentType, { nullable: true, description: "What is left of the file." })
  attachment?: AttachmentType | null;

  @Field(() => MessageType, { nullable: true, description: "The message that it belongs to." })
  message?: MessageType | null;
}
