import { AttachmentState, RejectionReason } from "../../entities/attachments/attachment-enums";
import { Attachment } from "../../entities/attachments/attachment.entity";
import { sql } from "../../kernel/database/sql";
import { findRow, updateRow } from "../../kernel/database/store";
import { table } from "../../kernel/database/table";
import type { SafeText } from "../../kernel/firewall/safe-text";
import { publicId, type Uuid } from "../../kernel/ids";
import { plusSeconds } from "../../kernel/instant";
import type { Context } from "../access/actor";
import { command } from "../access/operations";
import { recordEvent } from "../events/record-event";
import "./attachment-events";
import { UNSENT_SECONDS } from "./lifetimes";
import { letLoose } from "./loose-files";

const attachments = table(Attachment);

/** Seconds until a scan that said nothing is tried again: soon at first, and for ever. */
const RETRY_SECONDS = [10, 30, 120, 600] as const;
const LAST_RETRY_SECONDS = 1_800;

export interface ConcludeScanInput {
  readonly attachmentId: Uuid;
  /** What was scanned; another content needs another scan. */
  readonly fileId: Uuid;
  /** UNKNOWN when the scanner could not be asked, or did not answer. */
  readonly verdict: "CLEAN" | "INFECTED" | "UNKNOWN";
  readonly finding: SafeText | null;
}

/** Opens a file that was found clean, and takes away one that was not. */
export const concludeScan = command(
  { name: "attachment:concludeScan", permission: "attachment:upload" },
  async (ctx: Context, { attachmentId, fileId, verdict, finding }: ConcludeScanInput): Promise<null> => {
    // Let go of in the meantime, or taken away: then nobody waits for the verdict.
    const held = await findRow(ctx, attachments, attachmentId, sql`for no key update`);
    if (held?.state !== AttachmentState.QUARANTINED || held.fileId !== fileId) return null;
    if (verdict === "UNKNOWN") await postpone(ctx, held);
    else if (verdict === "CLEAN") await release(ctx, held);
    else await reject(ctx, held, finding);
    return null;
  },
);

async function postpone(ctx: Context, { id, scans }: Attachment): Promise<void> {
  const seconds = RETRY_SECONDS[scans - 1] ?? LAST_RETRY_SECONDS;
  await updateRow(ctx, attachments, id, { dueAt: plusSeconds(ctx.realNow(), seconds) });
}

async function release(ctx: Context, held: Attachment): Promise<void> {
  const { id, version } = await updateRow(ctx, attachments, held.id, {
    state: AttachmentState.READY,
    dueAt: endOf(ctx, held),
  });
  recordEvent(
    ctx,
    "attachment.released",
    { type: "attachment", id, version },
    { attachmentId: publicId("att", id) },
  );
}

async function reject(ctx: Context, held: Attachment, finding: SafeText | null): Promise<void> {
  if (held.fileId !== null) letLoose(ctx, held.fileId, ctx.realNow());
  const reason = RejectionReason.INFECTED;
  const { id, version } = await updateRow(ctx, attachments, held.id, {
    state: AttachmentState.REJECTED,
    rejectionReason: reason,
    finding,
    fileId: null,
    dueAt: endOf(ctx, held),
  });
  const aggregate = { type: "attachment", id, version };
  recordEvent(ctx, "attachment.rejected", aggregate, { attachmentId: publicId("att", id), reason });
}

/** When it is let go if no message takes it; never, if one has. */
function endOf(ctx: Context, { messageId, uploadedAt }: Attachment): string | null {
  return messageId === null ? plusSeconds(uploadedAt ?? ctx.realNow(), UNSENT_SECONDS) : null;
}
