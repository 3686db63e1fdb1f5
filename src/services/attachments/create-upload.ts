import { Attachment } from "../../entities/attachments/attachment.entity";
import { AttachmentState } from "../../entities/attachments/attachment-enums";
import { sql } from "../../kernel/database/sql";
import { insertRow } from "../../kernel/database/store";
import { table } from "../../kernel/database/table";
import { InvalidError, LimitError } from "../../kernel/errors";
import { admit } from "../../kernel/firewall/admit";
import type { Redaction } from "../../kernel/firewall/redaction";
import type { SafeText } from "../../kernel/firewall/safe-text";
import { publicId } from "../../kernel/ids";
import { plusSeconds } from "../../kernel/instant";
import { isStaff, type Context } from "../access/actor";
import { command } from "../access/operations";
import { recordEvent } from "../events/record-event";
import "./attachment-events";
import { PENDING_SECONDS, UPLOAD_LINK_SECONDS } from "./lifetimes";
import { signedLink, type SignedLink } from "./signed-link";
import { tidyFileName } from "./tidy-file-name";

const attachments = table(Attachment);

/** Files of one uploader that no message has taken yet; a customer writes few messages at once. */
const MOST_UNSENT = { ofCustomer: 20, ofStaff: 1_000 } as const;

export interface CreateUploadInput {
  readonly fileName: SafeText;
  /** In bytes; the upload must have just as many. */
  readonly size: number;
  /** What the caller takes it for, so that what is not allowed can be refused before it is sent. */
  readonly contentType?: SafeText | null;
}

export interface CreatedUpload {
  readonly attachment: Attachment;
  readonly upload: SignedLink;
  /** What was masked in the name once it was tidy. */
  readonly redactions: readonly Redaction[];
}

/** Announces a file, and answers where to send it. It is its uploader's own until a message takes it. */
export const createUpload = command(
  { name: "attachment:createUpload", permission: "attachment:upload" },
  async (ctx: Context, input: CreateUploadInput): Promise<CreatedUpload> => {
    refuseAgainstRules(ctx, input);
    await refuseHoarding(ctx);
    // Tidied, parts that stood far from each other may have become a number.
    const { value, redactions } = admit<Pick<CreateUploadInput, "fileName">>({
      fileName: tidyFileName(input.fileName),
    });
    const attachment = await insertRow(ctx, attachments, {
      id: ctx.newId(),
      uploaderKind: ctx.actor.kind,
      uploaderId: ctx.actor.id,
      fileName: value.fileName,
      size: input.size,
      state: AttachmentState.PENDING,
      scans: 0,
      dueAt: plusSeconds(ctx.realNow(), PENDING_SECONDS),
    });
    const { id, version, size } = attachment;
    const aggregate = { type: "attachment", id, version };
    recordEvent(ctx, "attachment.announced", aggregate, { attachmentId: publicId("att", id), size });
    const upload = signedLink(
      ctx.secrets,
      "upload",
      attachment,
      plusSeconds(ctx.realNow(), UPLOAD_LINK_SECONDS),
    );
    return { attachment, upload, redactions };
  },
);

function refuseAgainstRules({ settings }: Context, { size, contentType }: CreateUploadInput): void {
  const { maxBytes, types } = settings.files;
  if (size > maxBytes)
    throw new InvalidError("size", `A file may have ${maxBytes.toLocaleString("en")} bytes at most.`);
  if (contentType != null && !types.has(contentType.toLowerCase()))
    throw new InvalidError(
      "contentType",
      `Files of this type are not taken; welcome: ${[...types].join(", ")}.`,
    );
}

async function refuseHoarding(ctx: Context): Promise<void> {
  const { kind, id } = ctx.actor;
  const most = isStaff(ctx.actor) ? MOST_UNSENT.ofStaff : MOST_UNSENT.ofCustomer;
  const unsent = await ctx.db.rows(sql`
    select a.id
    from attachments a
    where ${ctx.inWorkspace("a")}
    and a.uploader_kind = ${kind}
    and a.uploader_id = ${id}
    and a.message_id is null
    limit ${most}`);
  if (unsent.length >= most)
    throw new LimitError(
      `${most.toLocaleString("en")} files wait for a message already: send some of them first.`,
    );
}
