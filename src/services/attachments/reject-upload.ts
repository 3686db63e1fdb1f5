import { AttachmentState, type RejectionReason } from "../../entities/attachments/attachment-enums";
import { Attachment } from "../../entities/attachments/attachment.entity";
import { lockRow, updateRow } from "../../kernel/database/store";
import { table } from "../../kernel/database/table";
import { publicId, type Uuid } from "../../kernel/ids";
import { plusSeconds } from "../../kernel/instant";
import type { Context } from "../access/actor";
import { command } from "../access/operations";
import { recordEvent } from "../events/record-event";
import "./attachment-events";
import { UNSENT_SECONDS } from "./lifetimes";
import { forgetLoose } from "./loose-files";

const attachments = table(Attachment);

export interface RejectUploadInput {
  readonly attachmentId: Uuid;
  readonly fileId: Uuid;
  readonly reason: RejectionReason;
}

/** What came is not kept, and the store has nothing of it. The same file would be rejected again, so this is final. */
export const rejectUpload = command(
  { name: "attachment:rejectUpload", permission: "attachment:upload" },
  async (ctx: Context, { attachmentId, fileId, reason }: RejectUploadInput): Promise<null> => {
    forgetLoose(ctx, fileId);
    const held = await lockRow(ctx, attachments, "attachment", attachmentId);
    if (held.state !== AttachmentState.PENDING) return null;
    const { id, version } = await updateRow(ctx, attachments, attachmentId, {
      state: AttachmentState.REJECTED,
      rejectionReason: reason,
      dueAt: plusSeconds(ctx.realNow(), UNSENT_SECONDS),
    });
    recordEvent(
      ctx,
      "attachment.rejected",
      { type: "attachment", id, version },
      { attachmentId: publicId("att", id), reason },
    );
    return null;
  },
);
