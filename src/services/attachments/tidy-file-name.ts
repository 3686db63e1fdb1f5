/** Of what callers send; the ending that the content asks for may come on top. */
const MOST_CHARACTERS = 200;

/** Folders, whichever system wrote them. */
const FOLDERS = /^.*[/\\]/s;

/** What is not seen, or makes the rest be read backwards: `invoice<U+202E>fdp.exe` shows as `invoiceexe.pdf`. */
const UNSEEN = /[\p{Cc}\p{Cs}\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/gu;

/** The last part of a path as a plain name: one line, nothing unseen, no folder, never empty. */
export function tidyFileName(given: string): string {
  const name = given
    .replace(FOLDERS, "")
    .normalize("NFC")
    .replace(UNSEEN, "_")
    .replace(/^[\s.]+|[\s.]+$/g, "");
  return name === "" ? "file" : shortened(name);
}

/** Of a long name the end of its stem is cut off, never its ending. */
function shortened(name: string): string {
  const characters = [...name];
  if (characters.length <= MOST_CHARACTERS) return name;
  const ending = /\.[^.\s]{1,16}$/.exec(name)?.[0] ?? "";
  return characters.slice(0, MOST_CHARACTERS - [...ending].length).join("") + ending;
}
