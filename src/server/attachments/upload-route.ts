import type { IncomingMessage } from "node:http";
import type { FastifyInstance } from "fastify";
import { AttachmentState } from "../../entities/attachments/attachment-enums";
import { InvalidError } from "../../kernel/errors";
import { publicId } from "../../kernel/ids";
import type { Platform } from "../platform";
import type { Files } from "./files-of-config";
import { linkOf, type FileAddress } from "./link-of-request";
import { receiveFile } from "./receive-file";

/** Nobody keeps a connection by sending nothing, or a byte now and then. */
const IDLE_MS = 30_000;
const MOST_MS = 15 * 60_000;

/** Where the bytes of a file are sent. They pass through as they come; the link alone says who may. */
export function registerUpload(scope: FastifyInstance, platform: Platform, onHeldBack: () => void): void {
  scope.put<FileAddress>("/:workspaceId/:attachmentId", async (request) => {
    const terms = linkOf("upload", request, platform);
    refuseOtherLength(request.headers["content-length"], terms.size);
    const attachment = await receiveFile(platform, terms, arriving(request.raw, platform.files));
    const { id, fileName, contentType, size, state } = attachment;
    if (state === AttachmentState.QUARANTINED) onHeldBack();
    return { attachment: { id: publicId("att", id), fileName, contentType, size, state } };
  });
}

/** The body as it comes. It is not closed when nobody wants the rest: its sender still waits for an answer. */
async function* arriving(body: IncomingMessage, { idleMs = IDLE_MS }: Files): AsyncGenerator<Uint8Array> {
  body.setTimeout(idleMs);
  const overdue = setTimeout(() => body.destroy(new Error("it took too long")), MOST_MS);
  try {
    yield* body.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw new InvalidError(
      "file",
      `The connection was lost before the whole file had come: ${String(error)}`,
    );
  } finally {
    clearTimeout(overdue);
    body.setTimeout(0);
  }
}

/** Known before the first byte comes, if it is told; what is told may still be a lie. */
function refuseOtherLength(told: string | undefined, size: number): void {
  if (told !== undefined && Number(told) !== size)
    throw new InvalidError("file", `The file has ${told} bytes, and ${size} were announced.`);
}
