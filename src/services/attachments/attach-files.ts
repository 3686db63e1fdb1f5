import { AttachmentState } from "../../entities/attachments/attachment-enums";
import { Attachment } from "../../entities/attachments/attachment.entity";
import type { ActorKind } from "../../entities/cases/message-enums";
import { sql, type Sql } from "../../kernel/database/sql";
import { updating } from "../../kernel/database/store";
import { columnsOf, table } from "../../kernel/database/table";
import { ConflictError, InvalidError, NotFoundError } from "../../kernel/errors";
import { publicId, type Uuid } from "../../kernel/ids";
import type { Context } from "../access/actor";
import { recordEvent } from "../events/record-event";
import "./attachment-events";

const attachments = table(Attachment);

export const MAX_FILES_OF_MESSAGE = 10;

/** Who a message is by. */
interface Author {
  readonly kind: ActorKind;
  readonly id: Uuid | null;
}

class AttachedAlreadyError extends ConflictError {
  constructor(override readonly field: readonly string[]) {
    super("A message has this file already; upload it once more for another.");
  }
}

const UNFIT: Partial<Readonly<Record<AttachmentState, string>>> = {
  PENDING: "The file has not come yet: send it to the upload's address first.",
  REJECTED: "The file was rejected, so no message can have it.",
  REMOVED: "The file was removed, so no message can have it.",
};

/**
 * Holds the files that a message of this author is to have. One that still waits for its scan is fit: the
 * message need not wait, and nobody fetches the file before it is found clean.
 */
export async function holdFiles(
  ctx: Context,
  ids: readonly Uuid[],
  author: Author,
): Promise<readonly Attachment[]> {
  if (ids.length === 0) return [];
  if (ids.length > MAX_FILES_OF_MESSAGE)
    throw new InvalidError("attachmentIds", `A message has ${MAX_FILES_OF_MESSAGE} files at most.`);
  const rows = await ctx.db.rows<Attachment>(sql`
    select ${columnsOf(attachments, "a")}
    from attachments a
    where ${ctx.inWorkspace("a")}
    and a.id = any(${ids}::uuid[])
    and ${usableBy(ctx, author)}
    order by a.id
    for no key update`);
  const held = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id, index) => {
    const field = ["attachmentIds", String(index)];
    const attachment = held.get(id);
    if (!attachment) throw new NotFoundError("attachment", field);
    if (attachment.messageId !== null || ids.indexOf(id) !== index) throw new AttachedAlreadyError(field);
    const fault = UNFIT[attachment.state];
    if (fault) throw new InvalidError(field, fault);
    return attachment;
  });
}

/** Gives files that are held to a message, in this order; the message is written before. */
export function attachFiles(ctx: Context, messageId: Uuid, files: readonly Attachment[]): void {
  files.forEach(({ id, version, state, dueAt }, position) => {
    // What waits for its scan goes on waiting; the rest stays for good.
    const change = { messageId, position, dueAt: state === AttachmentState.QUARANTINED ? dueAt : null };
    ctx.db.write(updating(ctx, attachments, id, change));
    recordEvent(
      ctx,
      "attachment.sent",
      { type: "attachment", id, version: version + 1 },
      { attachmentId: publicId("att", id), messageId: publicId("msg", messageId) },
    );
  });
}

/**
 * A customer uses what it uploaded itself. The staff use what any of them uploaded, and what a customer did only
 * for a message of that customer's: nobody's file comes to another by mistake.
 */
function usableBy({ actor }: Context, author: Author): Sql {
  if (actor.kind === "customer") return sql`a.uploader_kind = 'customer' and a.uploader_id = ${actor.id}`;
  if (author.kind !== "customer") return sql`a.uploader_kind <> 'customer'`;
  return sql`(a.uploader_kind <> 'customer' or a.uploader_id = ${author.id})`;
}
