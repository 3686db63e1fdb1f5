export type TextEncoding = "utf-8" | "utf-16le" | "utf-16be";

/** As the mark tells that a text may begin with; spreadsheets and editors of Windows write UTF-16 with one. */
export function encodingOf([first, second]: Uint8Array): TextEncoding {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return "utf-8";
}

/** Controls that no text holds; tabs, line ends, form feeds and the escapes of terminals do occur. */
export function isNoText(code: number): boolean {
  return (code < 0x20 && (code < 0x09 || code > 0x0d) && code !== 0x1b) || code === 0x7f;
}

/** Whether a file that begins like this is a text: pictures, films and sounds hold controls from the first line on. */
export function isReadable(head: Uint8Array): boolean {
  return (head[0] ?? 0xff) < 0x80 && !head.some(isNoText);
}
