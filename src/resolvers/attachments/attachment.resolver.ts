import { Arg, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import type { Attachment } from "../../entities/attachments/attachment.entity";
import { parsePublicId } from "../../kernel/ids";
import { CreateUploadInput, RemoveAttachmentInput } from "../../schema/attachments/attachment-inputs";
import { CreateUploadPayload, RemoveAttachmentPayload } from "../../schema/attachments/attachment-payloads";
import { AttachmentType } from "../../schema/attachments/attachment.type";
import { createUpload } from "../../services/attachments/create-upload";
import { attachmentsById } from "../../services/cases/messages/read-attachments";
import { removeAttachment } from "../../services/cases/messages/remove-attachment";
import { Ask } from "../asked";
import type { Asked, RequestContext } from "../request-context";

@Resolver()
export class AttachmentResolver {
  @Query(() => AttachmentType, {
    nullable: true,
    description: "One file; null when there is none of this id that the caller may see.",
  })
  attachment(
    @Ctx() { load }: RequestContext,
    @Arg("id", () => ID, { description: "The file's id." }) id: string,
    @Ask() { wanted }: Asked,
  ): Promise<Attachment | null> {
    return load(attachmentsById, parsePublicId("att", id, "id"), null, wanted);
  }

  @Mutation(() => CreateUploadPayload, {
    description:
      "Announces a file and answers where to PUT its bytes. Give its id as one of a message's `attachmentIds` then; a file that no message takes within a day is gone.",
  })
  async createUpload(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => CreateUploadInput, { description: "The file." }) input: CreateUploadInput,
  ): Promise<CreateUploadPayload> {
    const { upload, ...payload } = await run(createUpload, input);
    return { ...payload, uploadUrl: upload.url, uploadUrlExpiresAt: upload.expiresAt };
  }

  @Mutation(() => RemoveAttachmentPayload, {
    description:
      "Takes a file's content away for good, such as the photograph of a card; its name stands in the message. A customer's token removes what it has not sent yet.",
  })
  removeAttachment(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => RemoveAttachmentInput, { description: "Which file." }) input: RemoveAttachmentInput,
  ): Promise<RemoveAttachmentPayload> {
    return run(removeAttachment, input);
  }
}
