import { fileTypeFromBuffer } from "file-type/core";
import { isReadable } from "./text-bytes";

/** The same to whoever looks at them. */
const ALIASES: Readonly<Record<string, string>> = {
  "image/apng": "image/png",
  "video/x-m4v": "video/mp4",
  "image/heic-sequence": "image/heic",
  "image/heif-sequence": "image/heif",
};

/** Some are told by two or three letters, with which a text may begin as well: "BMW", "ID3". */
const MEDIA = /^(?:image|audio|video)\//;

/** The media type that the first bytes of a file show; null when they show none, as those of a plain text. */
export async function sniffType(head: Uint8Array): Promise<string | null> {
  // What is cut off or broken is no file of any type.
  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  if (!found || (MEDIA.test(found.mime) && isReadable(head))) return null;
  return ALIASES[found.mime] ?? found.mime;
}
