/** A type of file that may be allowed, by its media type, with the endings that names of it have. */
const EXTENSIONS: Readonly<Record<string, readonly [string, ...string[]]>> = {
  "image/jpeg": ["jpg", "jpeg", "jfif"],
  "image/png": ["png"],
  "image/gif": ["gif"],
  "image/webp": ["webp"],
  "image/heic": ["heic", "heif"],
  "image/heif": ["heif", "heic"],
  "image/avif": ["avif"],
  "image/tiff": ["tif", "tiff"],
  "image/bmp": ["bmp"],
  "application/pdf": ["pdf"],
  "text/plain": ["txt", "text", "log", "md"],
  "text/csv": ["csv"],
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ["docx"],
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ["xlsx"],
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": ["pptx"],
  "application/vnd.oasis.opendocument.text": ["odt"],
  "application/vnd.oasis.opendocument.spreadsheet": ["ods"],
  "video/mp4": ["mp4", "m4v"],
  "video/quicktime": ["mov", "qt"],
  "video/webm": ["webm"],
  "audio/mpeg": ["mp3"],
  "audio/wav": ["wav"],
};

/**
 * Nothing that a browser or a desktop runs is among them: no HTML, no SVG, no scripts, no archives, no documents
 * with macros.
 */
export const KNOWN_FILE_TYPES: readonly string[] = Object.keys(EXTENSIONS);

/** The ending of a name, in small letters; empty where there is none. */
export function extensionOf(fileName: string): string {
  return /\.([^.\s]{1,16})$/.exec(fileName)?.[1]?.toLowerCase() ?? "";
}

/** The ending that a name needs for its content's type, as a name that lies is opened by the wrong program. */
export function missingExtension(fileName: string, contentType: string): string | null {
  const extensions = EXTENSIONS[contentType];
  return !extensions || extensions.includes(extensionOf(fileName)) ? null : extensions[0];
}
