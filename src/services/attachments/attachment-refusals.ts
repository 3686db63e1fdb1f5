import { ConflictError, UnavailableError } from "../../kernel/errors";

/** A link is good for one file: what was sent cannot become another. */
export class AlreadyUploadedError extends ConflictError {
  constructor() {
    super("The file of this upload is there already. Announce another one with createUpload.");
  }
}

/** It took so long that what was stored may be gone by now. */
export class UploadTookTooLongError extends UnavailableError {
  constructor() {
    super("The upload took too long, and nothing of it was kept. Send the file again.");
  }
}
