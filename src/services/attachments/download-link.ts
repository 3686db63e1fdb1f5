import { AttachmentState } from "../../entities/attachments/attachment-enums";
import { Attachment } from "../../entities/attachments/attachment.entity";
import { findRow } from "../../kernel/database/store";
import { table } from "../../kernel/database/table";
import type { Uuid } from "../../kernel/ids";
import { plusSeconds } from "../../kernel/instant";
import type { Context } from "../access/actor";
import { query } from "../access/operations";
import { DOWNLOAD_LINK_SECONDS } from "./lifetimes";
import { signedLink, type SignedLink } from "./signed-link";

const attachments = table(Attachment);

/** A file that may be fetched, as it is known when the link is made; null for one that may not. */
export const downloadLink = query(
  { name: "attachment:downloadLink", permission: "case:read" },
  async (ctx: Context, attachment: Attachment): Promise<SignedLink | null> =>
    attachment.state === AttachmentState.READY
      ? signedLink(ctx.secrets, "download", attachment, plusSeconds(ctx.realNow(), DOWNLOAD_LINK_SECONDS))
      : null,
);

/** The file of a link that was followed; null when it may not be fetched any more. */
export const findDownload = query(
  { name: "attachment:findDownload", permission: "case:read" },
  async (ctx: Context, { attachmentId }: { readonly attachmentId: Uuid }): Promise<Attachment | null> => {
    const attachment = await findRow(ctx, attachments, attachmentId);
    return attachment?.state === AttachmentState.READY ? attachment : null;
  },
);
