import type { AttachmentState } from "../../entities/attachments/attachment-enums";
import { ConflictError, UnavailableError } from "../../kernel/errors";

const BECOME: Readonly<Record<Exclude<AttachmentState, "PENDING">, string>> = {
  QUARANTINED: "is there already",
  READY: "is there already",
  REJECTED: "was rejected",
  REMOVED: "was taken away",
};

/** A link is good for one file: what was sent cannot become another. */
export class AlreadyUploadedError extends ConflictError {
  constructor(state: keyof typeof BECOME) {
    super(`The file of this upload ${BECOME[state]}. Announce another one with createUpload.`);
  }
}

/** It took so long that what was stored may be gone by now. */
export class UploadTookTooLongError extends UnavailableError {
  constructor() {
    super("The upload took too long, and nothing of it was kept. Send the file again.");
  }
}
