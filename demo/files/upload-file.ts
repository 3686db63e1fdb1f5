import { createHash } from "node:crypto";
import { safeText } from "../../src/kernel/firewall/admit";
import type { Uuid } from "../../src/kernel/ids";
import { plusSeconds } from "../../src/kernel/instant";
import type { Context } from "../../src/services/access/actor";
import { completeUpload } from "../../src/services/attachments/complete-upload";
import { createUpload } from "../../src/services/attachments/create-upload";
import { letLoose } from "../../src/services/attachments/loose-files";
import { DEMO_FILES, type DemoFileName } from "./demo-files";

/** Uploads a file as the caller, as of then; what it holds is stored already. Tells the attachment's id. */
export async function uploadFile(ctx: Context, name: DemoFileName): Promise<Uuid> {
  const { fileId, fileName, contentType, content } = DEMO_FILES[name];
  const then = { ...ctx, realNow: ctx.now };
  const { attachment } = await createUpload.body(then, {
    fileName: safeText(fileName),
    size: content.length,
  });
  letLoose(then, fileId, plusSeconds(then.now(), 60));
  await completeUpload.body(then, {
    attachmentId: attachment.id,
    fileId,
    contentType,
    sha256: createHash("sha256").update(content).digest(),
    isScanned: false,
  });
  return attachment.id;
}
