import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { StorageFullError, type ByteRange, type FileStorage } from "../../services/attachments/file-storage";

/** No room, for anybody or for us. */
const FULL = new Set(["ENOSPC", "EDQUOT"]);

/** Files in a folder of this machine, or of a volume that all machines share. */
export class DiskStorage implements FileStorage {
  constructor(private readonly folder: string) {}

  async write(key: string, source: AsyncIterable<Uint8Array>): Promise<void> {
    const path = this.pathOf(key);
    try {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await writeDraft(draftOf(path), source);
      // Whole or not at all: nobody ever finds half a file under its name.
      await rename(draftOf(path), path);
      await syncFolder(dirname(path));
    } catch (error) {
      await this.remove(key);
      throw FULL.has(codeOf(error)) ? new StorageFullError({ cause: error }) : error;
    }
  }

  async read(key: string, range?: ByteRange): Promise<Readable | null> {
    const handle = await open(this.pathOf(key), "r").catch((error: unknown) => {
      if (codeOf(error) === "ENOENT") return null;
      throw error;
    });
    return handle?.createReadStream(range && { start: range.first, end: range.last }) ?? null;
  }

  async remove(key: string): Promise<void> {
    const path = this.pathOf(key);
    await rm(draftOf(path), { force: true });
    await rm(path, { force: true });
  }

  private pathOf(key: string): string {
    return join(this.folder, key);
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? "";
}

function draftOf(path: string): string {
  return `${path}.part`;
}

async function writeDraft(path: string, source: AsyncIterable<Uint8Array>): Promise<void> {
  const handle = await open(path, "wx", 0o600);
  try {
    for await (const chunk of source) await handle.writeFile(chunk);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A file's name is in its folder, and safe only when that is. */
async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
