import type { ByteRange } from "../../services/attachments/file-storage";

/** What a `Range` header asks of a file of this size: null for all of it, "none" for what it does not have. */
export function byteRange(header: string | undefined, size: number): ByteRange | "none" | null {
  // Several ranges at once are a way to ask for much with few words, and no player needs them.
  const [, from, to] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? "") ?? [];
  if (from === undefined || to === undefined || from + to === "") return null;
  if (from === "")
    return Number(to) === 0 ? "none" : { first: Math.max(0, size - Number(to)), last: size - 1 };
  const [first, last] = [Number(from), to === "" ? size - 1 : Math.min(Number(to), size - 1)];
  return first > last ? "none" : { first, last };
}
