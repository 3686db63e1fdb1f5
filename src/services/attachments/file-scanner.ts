import type { Readable } from "node:stream";

/** What a scanner is told of a file, beside its content. */
export interface ScannedFile {
  readonly attachmentId: string;
  readonly workspaceId: string;
  readonly size: number;
  readonly contentType: string;
}

export type Verdict =
  | { readonly verdict: "CLEAN" }
  /** `finding` is the scanner's own word for what it found. */
  | { readonly verdict: "INFECTED"; readonly finding: string | null };

/** Looks files through for malware. Throws when it cannot tell: the file is then kept back, and tried again. */
export interface FileScanner {
  scan(file: ScannedFile, content: Readable): Promise<Verdict>;
}
