import { AttachmentState } from "../../entities/attachments/attachment-enums";
import { Attachment } from "../../entities/attachments/attachment.entity";
import { findRow } from "../../kernel/database/store";
import { table } from "../../kernel/database/table";
import { NotFoundError } from "../../kernel/errors";
import type { Uuid } from "../../kernel/ids";
import { plusSeconds } from "../../kernel/instant";
import type { Context } from "../access/actor";
import { command } from "../access/operations";
import { AlreadyUploadedError } from "./attachment-refusals";
import { LOOSE_SECONDS } from "./lifetimes";
import { letLoose } from "./loose-files";

const attachments = table(Attachment);

export interface BegunUpload {
  readonly attachment: Attachment;
  /** Under which the content is to be stored. */
  readonly fileId: Uuid;
}

/** Before the first byte of a file is stored. A link may be used again until a file of its size has come whole. */
export const beginUpload = command(
  { name: "attachment:beginUpload", permission: "attachment:upload" },
  async (ctx: Context, { attachmentId }: { readonly attachmentId: Uuid }): Promise<BegunUpload> => {
    const attachment = await findRow(ctx, attachments, attachmentId);
    if (!attachment) throw new NotFoundError("attachment");
    if (attachment.state !== AttachmentState.PENDING) throw new AlreadyUploadedError(attachment.state);
    const fileId = ctx.newId();
    letLoose(ctx, fileId, plusSeconds(ctx.realNow(), LOOSE_SECONDS));
    return { attachment, fileId };
  },
);
