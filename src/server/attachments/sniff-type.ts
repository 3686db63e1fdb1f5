import { fileTypeFromBuffer } from "file-type/core";

/** The same to whoever looks at them. */
const ALIASES: Readonly<Record<string, string>> = {
  "image/apng": "image/png",
  "video/x-m4v": "video/mp4",
  "image/heic-sequence": "image/heic",
  "image/heif-sequence": "image/heif",
};

/** The media type that the first bytes of a file show; null when they show none, as those of a plain text. */
export async function sniffType(head: Uint8Array): Promise<string | null> {
  // What is cut off or broken is no file of any type.
  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  return found ? (ALIASES[found.mime] ?? found.mime) : null;
}
