import { createHash } from "node:crypto";
import { publicId } from "../../src/kernel/ids";

/** The public id of the nth row of its kind in the filled database. */
export function filledId(prefix: string, kind: string, n: number): string {
  const digits = createHash("md5").update(`${kind}${n}`).digest("hex");
  return publicId(prefix, digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5"));
}

/** The same as an argument of a document. */
export const writtenId = (prefix: string, kind: string, n: number): string =>
  JSON.stringify(filledId(prefix, kind, n));
