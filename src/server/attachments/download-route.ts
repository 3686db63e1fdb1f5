import type { FastifyInstance } from "fastify";
import { invariant, NotFoundError } from "../../kernel/errors";
import { findDownload } from "../../services/attachments/download-link";
import { storageKey } from "../../services/attachments/storage-key";
import type { Platform } from "../platform";
import { runAsSystem } from "../run-as-system";
import { byteRange } from "./byte-range";
import { asAttachment } from "./content-disposition";
import { linkOf, type FileAddress } from "./link-of-request";

/** Whatever is in the file, no browser runs it, guesses at it or keeps it. */
const HARMLESS = {
  "x-content-type-options": "nosniff",
  "content-security-policy": "sandbox; default-src 'none'",
  "cache-control": "private, no-store",
  "referrer-policy": "no-referrer",
  // A portal at another address shows pictures of it.
  "cross-origin-resource-policy": "cross-origin",
  "accept-ranges": "bytes",
} as const;

/** Where a file is fetched. The link was made for somebody who may see it, and does not last. */
export function registerDownload(scope: FastifyInstance, platform: Platform): void {
  scope.get<FileAddress>(
    "/:workspaceId/:attachmentId",
    { exposeHeadRoute: false },
    async (request, reply) => {
      const { workspaceId, attachmentId } = linkOf("download", request, platform);
      const file = await runAsSystem(platform, workspaceId, findDownload, { attachmentId });
      if (!file) throw new NotFoundError("file");
      const range = byteRange(request.headers.range, file.size);
      if (range === "none") return reply.code(416).header("content-range", `bytes */${file.size}`).send();
      invariant(file.fileId, "a file that may be fetched is nowhere");
      const content = await platform.files.storage.read(
        storageKey(workspaceId, file.fileId),
        range ?? undefined,
      );
      invariant(content, `the store has lost the file ${file.fileId}`);
      const { first, last } = range ?? { first: 0, last: file.size - 1 };
      if (range) void reply.code(206).header("content-range", `bytes ${first}-${last}/${file.size}`);
      return reply
        .headers(HARMLESS)
        .header("content-type", file.contentType ?? "application/octet-stream")
        .header("content-length", last - first + 1)
        .header("content-disposition", asAttachment(file.fileName))
        .send(content);
    },
  );
}
