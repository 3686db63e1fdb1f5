import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Attachment } from "../../entities/attachments/attachment.entity";
import type { CaseMessage } from "../../entities/cases/case-message.entity";
import type { Instant } from "../../kernel/instant";
import { AttachmentType } from "../../schema/attachments/attachment.type";
import type { ActorType } from "../../schema/cases/actor.type";
import { downloadLink } from "../../services/attachments/download-link";
import { messagesById } from "../../services/cases/messages/read-messages";
import { ActorField } from "../cases/actor-field";
import { Derived } from "../derived-field";
import { One } from "../related-field";
import type { RequestContext } from "../request-context";

@Resolver(() => AttachmentType)
export class AttachmentFields {
  @ActorField<Attachment>("uploaderKind", "uploaderId")
  uploader!: ActorType;

  @One<Attachment, CaseMessage>(messagesById, "messageId")
  message!: CaseMessage | null;

  @Derived<Attachment>(["sha256"], ({ sha256 }) => sha256?.toString("hex") ?? null)
  sha256!: string | null;

  @FieldResolver()
  async downloadUrl(@Root() attachment: Attachment, @Ctx() { run }: RequestContext): Promise<string | null> {
    return (await run(downloadLink, attachment))?.url ?? null;
  }

  @FieldResolver()
  async downloadUrlExpiresAt(
    @Root() attachment: Attachment,
    @Ctx() { run }: RequestContext,
  ): Promise<Instant | null> {
    return (await run(downloadLink, attachment))?.expiresAt ?? null;
  }
}
