import { AttachmentState } from "../../entities/attachments/attachment-enums";
import { Attachment } from "../../entities/attachments/attachment.entity";
import { sql } from "../../kernel/database/sql";
import { findRow, updateRow } from "../../kernel/database/store";
import { table } from "../../kernel/database/table";
import { publicId, type Uuid } from "../../kernel/ids";
import { plusSeconds, type Instant } from "../../kernel/instant";
import type { Context } from "../access/actor";
import { command } from "../access/operations";
import { recordEvent } from "../events/record-event";
import "./attachment-events";
import { SCAN_SECONDS, UNSENT_SECONDS } from "./lifetimes";
import { letLoose } from "./loose-files";

const attachments = table(Attachment);

/** What is left to do outside the database. */
export type Duty =
  | { readonly kind: "NONE" }
  /** To be scanned by whoever got this answer, and by nobody else for a while. */
  | { readonly kind: "SCAN"; readonly attachment: Attachment };

const NONE: Duty = { kind: "NONE" };

/** Does what is due about an attachment: lets go what nobody wants any more, or hands it out to be scanned. */
export const attendAttachment = command(
  { name: "attachment:attend", permission: "attachment:upload" },
  async (ctx: Context, { attachmentId }: { readonly attachmentId: Uuid }): Promise<Duty> => {
    // Whoever holds it at this moment is at the same thing, or changes what is to be done.
    const held = await findRow(ctx, attachments, attachmentId, sql`for update skip locked`);
    if (held?.dueAt == null || held.dueAt > ctx.realNow()) return NONE;
    if (isLeftOver(held, ctx.realNow())) return discarded(ctx, held);
    const isScan = held.state === AttachmentState.QUARANTINED;
    const attachment = await updateRow(
      ctx,
      attachments,
      held.id,
      isScan ? { scans: held.scans + 1, dueAt: plusSeconds(ctx.realNow(), SCAN_SECONDS) } : { dueAt: null },
    );
    return isScan ? { kind: "SCAN", attachment } : NONE;
  },
);

/** No message took it in time. A file that is scanned again and again is due more often than it is left over. */
function isLeftOver({ messageId, state, uploadedAt }: Attachment, now: Instant): boolean {
  if (messageId !== null) return false;
  return (
    state !== AttachmentState.QUARANTINED ||
    uploadedAt === null ||
    plusSeconds(uploadedAt, UNSENT_SECONDS) <= now
  );
}

function discarded(ctx: Context, { id, fileId, version }: Attachment): Duty {
  if (fileId !== null) letLoose(ctx, fileId, ctx.realNow());
  ctx.db.write(sql`delete from attachments where ${ctx.inWorkspace()} and id = ${id}`);
  const aggregate = { type: "attachment", id, version: version + 1 };
  recordEvent(ctx, "attachment.discarded", aggregate, { attachmentId: publicId("att", id) });
  return NONE;
}
