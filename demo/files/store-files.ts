import { Readable } from "node:stream";
import type { Uuid } from "../../src/kernel/ids";
import type { FileStorage } from "../../src/services/attachments/file-storage";
import { storageKey } from "../../src/services/attachments/storage-key";
import { DEMO_FILES } from "./demo-files";

/** Puts the demo's files where files are kept, but for those that are there. */
export async function storeFiles(storage: FileStorage, workspaceId: Uuid): Promise<void> {
  for (const { fileId, content } of Object.values(DEMO_FILES)) {
    const key = storageKey(workspaceId, fileId);
    const stored = await storage.read(key);
    stored?.destroy();
    if (!stored) await storage.write(key, Readable.from([content]), content.length);
  }
}
