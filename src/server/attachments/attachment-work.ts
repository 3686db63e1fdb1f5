import type { Attachment } from "../../entities/attachments/attachment.entity";
import type { Uuid } from "../../kernel/ids";
import { attendAttachment } from "../../services/attachments/attend-attachment";
import { concludeScan } from "../../services/attachments/conclude-scan";
import type { Verdict } from "../../services/attachments/file-scanner";
import { forgetLooseFile } from "../../services/attachments/loose-files";
import { storageKey } from "../../services/attachments/storage-key";
import type { Platform } from "../platform";
import { runAsSystem } from "../run-as-system";
import { dueFiles, type DueFile } from "./due-files";

/** How often somebody looks whether anything is due that nothing else tells of. */
const EVERY_MS = 15_000;

/** Files that are scanned or removed at once. */
const AT_ONCE = 4;

/**
 * Does what is due about files and what no request waits for: scans them, removes what nothing holds any more,
 * forgets uploads that never came. Every process may run it; what one has begun, no other begins meanwhile.
 */
export class AttachmentWork {
  private timer: NodeJS.Timeout | undefined;
  private working: Promise<void> = Promise.resolve();
  private isWaiting = false;
  private isClosed = false;

  constructor(private readonly platform: Platform) {}

  /** Looks now and then, until it is closed. */
  start(): void {
    this.timer = setInterval(() => void this.doDue(), EVERY_MS).unref();
    void this.doDue();
  }

  /** Something may be due by now. One round after the other, and no more than one waits for its turn. */
  readonly doDue = (): Promise<void> => {
    if (this.isWaiting || this.isClosed) return this.working;
    this.isWaiting = true;
    this.working = this.working.then(() => {
      this.isWaiting = false;
      return this.round();
    });
    return this.working;
  };

  async close(): Promise<void> {
    clearInterval(this.timer);
    this.isClosed = true;
    await this.working;
  }

  private async round(): Promise<void> {
    // What failed stays due, and is left to the next round.
    const seen = new Set<Uuid>();
    try {
      for (let due = await this.fresh(seen); due.length > 0; due = await this.fresh(seen)) {
        const waiting = [...due];
        const takeTurns = async (): Promise<void> => {
          for (let work = waiting.shift(); work && !this.isClosed; work = waiting.shift())
            await this.attempt(work);
        };
        await Promise.all(Array.from({ length: AT_ONCE }, takeTurns));
        if (this.isClosed) return;
      }
    } catch (error) {
      this.platform.log.warn({ err: error }, "what is due about files could not be read");
    }
  }

  private async fresh(seen: Set<Uuid>): Promise<readonly DueFile[]> {
    const due = (await dueFiles(this.platform)).filter(({ id }) => !seen.has(id));
    for (const { id } of due) seen.add(id);
    return due;
  }

  private async attempt(work: DueFile): Promise<void> {
    try {
      await (work.kind === "LOOSE_FILE" ? this.removeLoose(work) : this.attend(work));
    } catch (error) {
      this.platform.log.warn({ err: error, ...work }, "what was due about a file is tried again");
    }
  }

  private async removeLoose({ workspaceId, id: fileId }: DueFile): Promise<void> {
    await this.platform.files.storage.remove(storageKey(workspaceId, fileId));
    await runAsSystem(this.platform, workspaceId, forgetLooseFile, { fileId });
  }

  private async attend({ workspaceId, id }: DueFile): Promise<void> {
    const duty = await runAsSystem(this.platform, workspaceId, attendAttachment, { attachmentId: id });
    if (duty.kind !== "SCAN" || duty.attachment.fileId === null) return;
    const { fileId } = duty.attachment;
    const found = await this.scanned(duty.attachment, fileId);
    const finding = "finding" in found ? found.finding : null;
    const conclusion = { attachmentId: id, fileId, verdict: found.verdict, finding };
    await runAsSystem(this.platform, workspaceId, concludeScan, conclusion);
  }

  /** Whatever goes wrong, the file is kept back and looked at again. */
  private async scanned(file: Attachment, fileId: Uuid): Promise<Verdict | { readonly verdict: "UNKNOWN" }> {
    const { log, files } = this.platform;
    const { id: attachmentId, workspaceId, size } = file;
    try {
      if (!files.scanner) throw new Error("no scanner is configured any more");
      const content = await files.storage.read(storageKey(workspaceId, fileId));
      if (!content) throw new Error("the store has lost the file");
      const contentType = file.contentType ?? "application/octet-stream";
      try {
        return await files.scanner.scan({ attachmentId, workspaceId, size, contentType }, content);
      } finally {
        // A scanner that was not reached has not read it.
        content.destroy();
      }
    } catch (error) {
      log.warn({ err: error, attachmentId, scans: file.scans }, "a file was not scanned, and is tried again");
      return { verdict: "UNKNOWN" };
    }
  }
}
