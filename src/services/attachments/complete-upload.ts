import { AttachmentState } from "../../entities/attachments/attachment-enums";
import { Attachment } from "../../entities/attachments/attachment.entity";
import { lockRow, updateRow } from "../../kernel/database/store";
import { table } from "../../kernel/database/table";
import { safeText } from "../../kernel/firewall/admit";
import type { SafeText } from "../../kernel/firewall/safe-text";
import { publicId, type Uuid } from "../../kernel/ids";
import { plusSeconds } from "../../kernel/instant";
import type { Context } from "../access/actor";
import { command } from "../access/operations";
import { recordEvent } from "../events/record-event";
import "./attachment-events";
import { AlreadyUploadedError, UploadTookTooLongError } from "./attachment-refusals";
import { missingExtension } from "./file-types";
import { UNSENT_SECONDS } from "./lifetimes";
import { takeLooseFile } from "./loose-files";

const attachments = table(Attachment);

export interface CompleteUploadInput {
  readonly attachmentId: Uuid;
  readonly fileId: Uuid;
  readonly contentType: string;
  readonly sha256: Buffer;
  /** Whether somebody looks files through here before they may be downloaded. */
  readonly isScanned: boolean;
}

/** The whole file is stored: its attachment holds it from now on. */
export const completeUpload = command(
  { name: "attachment:completeUpload", permission: "attachment:upload" },
  async (ctx: Context, input: CompleteUploadInput): Promise<{ readonly attachment: Attachment }> => {
    const { attachmentId, fileId, contentType, sha256, isScanned } = input;
    const held = await lockRow(ctx, attachments, "attachment", attachmentId);
    if (held.state !== AttachmentState.PENDING) throw new AlreadyUploadedError(held.state);
    if (!(await takeLooseFile(ctx, fileId))) throw new UploadTookTooLongError();
    const attachment = await updateRow(ctx, attachments, attachmentId, {
      state: isScanned ? AttachmentState.QUARANTINED : AttachmentState.READY,
      fileName: fittingName(held.fileName, contentType),
      contentType,
      fileId,
      sha256,
      uploadedAt: ctx.realNow(),
      dueAt: isScanned ? ctx.realNow() : plusSeconds(ctx.realNow(), UNSENT_SECONDS),
    });
    const { id, version, size, state } = attachment;
    recordEvent(
      ctx,
      "attachment.stored",
      { type: "attachment", id, version },
      { attachmentId: publicId("att", id), size, contentType, state },
    );
    return { attachment };
  },
);

function fittingName(name: SafeText, contentType: string): SafeText {
  const extension = missingExtension(name, contentType);
  return extension === null ? name : safeText(`${name}.${extension}`);
}
