import { Choices } from "./choices";
import { DocumentWriter, type Extent, type Material, type WrittenDocument } from "./document-writer";

const EXTENTS: readonly Extent[] = [
  { fields: 14, depth: 4, isStrict: false },
  { fields: 12, depth: 4, isStrict: true },
  { fields: 6, depth: 3, isStrict: true },
  { fields: 3, depth: 2, isStrict: true },
  { fields: 1, depth: 1, isStrict: true },
];

/** The documents that these numbers stand for, each smaller than the one before: some may be beyond a limit. */
export function* draftsOf(
  material: Material,
  numbers: readonly number[],
  write = (writer: DocumentWriter): WrittenDocument => writer.write(),
): Generator<WrittenDocument> {
  for (const extent of EXTENTS) yield write(new DocumentWriter(material, new Choices(numbers), extent));
}
