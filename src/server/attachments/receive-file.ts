import type { Attachment } from "../../entities/attachments/attachment.entity";
import { Refusal, UnavailableError } from "../../kernel/errors";
import type { Uuid } from "../../kernel/ids";
import { beginUpload } from "../../services/attachments/begin-upload";
import { completeUpload } from "../../services/attachments/complete-upload";
import { StorageFullError } from "../../services/attachments/file-storage";
import { forgetLooseFile } from "../../services/attachments/loose-files";
import { rejectUpload } from "../../services/attachments/reject-upload";
import type { LinkTerms } from "../../services/attachments/signed-link";
import { storageKey } from "../../services/attachments/storage-key";
import type { Platform } from "../platform";
import { runAsSystem } from "../run-as-system";
import { FileRejectedError } from "./file-rejected-error";
import { InspectedFile } from "./inspected-file";

class StoreFullError extends UnavailableError {
  readonly status = 507;
}

/** A file in the store that no attachment holds yet. */
interface Stored {
  readonly attachmentId: Uuid;
  readonly fileId: Uuid;
}

/** Takes the file of an upload's link into the store, and gives it to its attachment; or leaves nothing of it. */
export async function receiveFile(
  platform: Platform,
  { workspaceId, attachmentId, size }: LinkTerms,
  body: AsyncIterable<Uint8Array>,
): Promise<Attachment> {
  const { storage, scanner } = platform.files;
  const begun = await runAsSystem(platform, workspaceId, beginUpload, { attachmentId });
  const stored = { attachmentId, fileId: begun.fileId };
  const { fileName } = begun.attachment;
  const file = new InspectedFile({ size, fileName, types: platform.settings.files.types });
  try {
    await storage.write(storageKey(workspaceId, begun.fileId), file.passing(body), size);
  } catch (error) {
    await leaveNothing(platform, workspaceId, stored, error);
    throw toldFault(platform, error);
  }
  try {
    const input = { ...stored, ...file.conclusion(), isScanned: scanner !== null };
    return (await runAsSystem(platform, workspaceId, completeUpload, input)).attachment;
  } catch (error) {
    // Of any other failure nobody knows whether the attachment has the file by now: the loop finds out.
    if (error instanceof Refusal && !error.retryable)
      await leaveNothing(platform, workspaceId, stored, error);
    throw error;
  }
}

/** Removes what was stored. What cannot be removed now is known as a loose file, and removed later. */
async function leaveNothing(
  platform: Platform,
  workspaceId: Uuid,
  stored: Stored,
  error: unknown,
): Promise<void> {
  try {
    await platform.files.storage.remove(storageKey(workspaceId, stored.fileId));
    if (error instanceof FileRejectedError)
      await runAsSystem(platform, workspaceId, rejectUpload, { ...stored, reason: error.reason });
    else await runAsSystem(platform, workspaceId, forgetLooseFile, { fileId: stored.fileId });
  } catch (fault) {
    platform.log.warn({ err: fault, fileId: stored.fileId }, "what is left of an upload is removed later");
  }
}

/** What the sender is told of a fault: of ours, that the file may be sent again. */
function toldFault({ log }: Platform, error: unknown): unknown {
  if (error instanceof Refusal) return error;
  log.error({ err: error }, "an uploaded file was not stored");
  return error instanceof StorageFullError
    ? new StoreFullError("There is no room for the file at this moment. Nothing of it was kept.")
    : new UnavailableError("The file could not be stored, and nothing of it was kept. Send it again.");
}
