import { UnavailableError } from "../errors";

/** The embedded database cannot be had; the message says what to do about it. */
export class EmbeddedPostgresError extends UnavailableError {
  constructor(message: string, options?: ErrorOptions) {
    super(message);
    if (options?.cause !== undefined) this.cause = options.cause;
  }
}

const adviceByErrno: Readonly<Record<string, string>> = {
  EACCES: "this user may not write there: change its owner or its mode, or choose another data folder",
  EPERM: "this user may not do that there: change its owner, or choose another data folder",
  EROFS: "the disk is read-only: choose a data folder on a writable one",
  ENOSPC: "the disk is full: free some space and start again",
  EDQUOT: "the disk quota is used up: free some space and start again",
  ENOTDIR: "something that is not a folder stands in the way: move it, or choose another data folder",
  EEXIST: "something that is not a folder stands in the way: move it, or choose another data folder",
};

/** The parent is there, or it would have been made first: its file system takes no new folders. */
const NO_FOLDERS_HERE = "no folder can be made there: choose a data folder on a writable disk";

/** Turns a fault of the disk into a message for the person who started us; other errors pass unchanged. */
export function explainDiskFault(error: unknown, folder: string): unknown {
  const { code, syscall, path, message } = error as NodeJS.ErrnoException;
  const advice = code === "ENOENT" && syscall === "mkdir" ? NO_FOLDERS_HERE : adviceByErrno[code ?? ""];
  if (advice === undefined || error instanceof EmbeddedPostgresError) return error;
  return new EmbeddedPostgresError(
    `The embedded database cannot use ${path ?? folder} (${message}): ${advice}.`,
    { cause: error },
  );
}
