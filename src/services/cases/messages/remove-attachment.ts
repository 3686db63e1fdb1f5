import { AttachmentState } from "../../../entities/attachments/attachment-enums";
import { Attachment } from "../../../entities/attachments/attachment.entity";
import { firstRow } from "../../../kernel/database/database";
import { sql } from "../../../kernel/database/sql";
import { updateRow } from "../../../kernel/database/store";
import { columnsOf, table } from "../../../kernel/database/table";
import { NotFoundError } from "../../../kernel/errors";
import { publicId, type Uuid } from "../../../kernel/ids";
import { isStaff, type Context } from "../../access/actor";
import { command } from "../../access/operations";
import "../../attachments/attachment-events";
import { letLoose } from "../../attachments/loose-files";
import { recordEvent } from "../../events/record-event";
import { visibleAttachments } from "./attachment-policy";

const attachments = table(Attachment);

export interface RemoveAttachmentInput {
  readonly attachmentId: Uuid;
}

/**
 * Takes a file's content away for good; its name and its place in the message stand, so that the conversation is
 * still understood. The staff remove any; a customer what it has not sent yet.
 */
export const removeAttachment = command(
  { name: "attachment:remove", permission: "attachment:remove" },
  async (
    ctx: Context,
    { attachmentId }: RemoveAttachmentInput,
  ): Promise<{ readonly attachment: Attachment }> => {
    const held = await firstRow<Attachment>(
      ctx.db,
      sql`
      select ${columnsOf(attachments, "a")}
      from attachments a
      where ${visibleAttachments(ctx)}
      and a.id = ${attachmentId}
      ${isStaff(ctx.actor) ? sql`` : sql`and a.message_id is null`}
      for no key update`,
    );
    if (!held) throw new NotFoundError("attachment", ["attachmentId"]);
    if (held.state === AttachmentState.REMOVED) return { attachment: held };
    // The store is no part of this transaction: what is let loose is removed from it right after.
    if (held.fileId !== null) letLoose(ctx, held.fileId, ctx.realNow());
    const { id, messageId } = held;
    const attachment = await updateRow(ctx, attachments, id, {
      state: AttachmentState.REMOVED,
      fileId: null,
      dueAt: messageId === null ? held.dueAt : null,
    });
    recordEvent(
      ctx,
      "attachment.removed",
      { type: "attachment", id, version: attachment.version },
      {
        attachmentId: publicId("att", id),
        messageId: messageId === null ? null : publicId("msg", messageId),
      },
    );
    return { attachment };
  },
);
