import { createHash } from "node:crypto";
import type { Uuid } from "../src/kernel/ids";

/** Long past, so that whatever is made in a demo workspace by hand sorts behind it. */
const EPOCH_MS = Date.parse("2025-01-01T00:00:00.000Z");

/** UUIDv7s that are the same every time; one block of them for each thing that is made, in the order of the blocks. */
export function seededIds(block: number): () => Uuid {
  const time = (EPOCH_MS + block).toString(16).padStart(12, "0");
  let counter = 0;
  return () => {
    const count = (counter++).toString(16).padStart(3, "0");
    const random = createHash("sha256").update(`${block} ${count}`).digest("hex");
    return `${time.slice(0, 8)}-${time.slice(8)}-7${count}-8${random.slice(0, 3)}-${random.slice(3, 15)}`;
  };
}
