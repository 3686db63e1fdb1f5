import type { RejectionReason } from "../../entities/attachments/attachment-enums";
import { InvalidError } from "../../kernel/errors";

/** What comes is not kept here, however often it is sent. */
export class FileRejectedError extends InvalidError {
  readonly status = 415;

  constructor(
    readonly reason: RejectionReason,
    message: string,
  ) {
    super("file", message);
  }
}
