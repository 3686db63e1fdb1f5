import { AttachmentState } from "../../../entities/attachments/attachment-enums";
import { Attachment } from "../../../entities/attachments/attachment.entity";
import type { Case } from "../../../entities/cases/case.entity";
import type { Visibility } from "../../../entities/cases/message-enums";
import { firstRow } from "../../../kernel/database/database";
import { NOTHING, sql, type Sql } from "../../../kernel/database/sql";
import { updateRow } from "../../../kernel/database/store";
import { columnsOf, table } from "../../../kernel/database/table";
import { BusyError, NotFoundError } from "../../../kernel/errors";
import { publicId, type Uuid } from "../../../kernel/ids";
import { isStaff, type Context } from "../../access/actor";
import { command } from "../../access/operations";
import "../../attachments/attachment-events";
import { letLoose } from "../../attachments/loose-files";
import { recordEvent } from "../../events/record-event";
import { lockCase } from "../lock-case";
import { stepCase } from "../step-case";
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
  async (ctx: Context, { attachmentId }: RemoveAttachmentInput): Promise<RemovedAttachment> => {
    const seen = await placeOf(ctx, attachmentId);
    // As everywhere, the case is held before what belongs to it.
    const heldCase = seen.place && (await lockCase(ctx, { caseId: seen.place.caseId }));
    const { attachment: held, place } = await placeOf(ctx, attachmentId, sql`for no key update of a`);
    if (place?.caseId !== heldCase?.id) throw new BusyError("The file was just sent, or its message moved.");
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
    if (heldCase && place) tellOfRemoval(ctx, heldCase, attachment, place);
    return { attachment };
  },
);

interface RemovedAttachment {
  readonly attachment: Attachment;
}

/** The message that has it: where it is, and who reads it. */
interface Place {
  readonly messageId: Uuid;
  readonly caseId: Uuid;
  readonly visibility: Visibility;
  readonly audienceId: Uuid | null;
}

interface Placed {
  readonly attachment: Attachment;
  /** Null before a message has it. */
  readonly place: Place | null;
}

async function placeOf(ctx: Context, id: Uuid, lock: Sql = NOTHING): Promise<Placed> {
  const row = await firstRow<Attachment & Omit<Place, "caseId"> & { readonly caseId: Uuid | null }>(
    ctx.db,
    sql`
    select ${columnsOf(attachments, "a")}, said.case_id as "caseId", said.visibility, said.audience_id as "audienceId"
    from attachments a
    left join case_messages said on said.workspace_id = a.workspace_id and said.id = a.message_id
    where ${visibleAttachments(ctx)}
    and a.id = ${id}
    ${isStaff(ctx.actor) ? NOTHING : sql`and a.message_id is null`}
    ${lock}`,
  );
  if (!row) throw new NotFoundError("attachment", ["attachmentId"]);
  const { caseId, visibility, audienceId, ...attachment } = row;
  const { messageId } = attachment;
  return { attachment, place: caseId && messageId ? { messageId, caseId, visibility, audienceId } : null };
}

/** Whoever reads the message reads that its file is gone. */
function tellOfRemoval(
  ctx: Context,
  held: Case,
  { id: attachmentId, fileName }: Attachment,
  { messageId, visibility, audienceId }: Place,
): void {
  const told = { messageId, attachmentId, fileName, visibility, audienceId };
  stepCase(ctx, held, {
    change: {},
    entries: [{ kind: "ATTACHMENT_REMOVED", ...told }],
    event: {
      type: "case.changed",
      payload: { caseId: publicId("case", held.id), changed: ["attachments"] },
    },
  });
}
