import type { Readable } from "node:stream";
import { z } from "zod";
import { publicId } from "../../kernel/ids";
import type { FileScanner, ScannedFile, Verdict } from "../../services/attachments/file-scanner";
import { exchange, textOf } from "./exchange";

export interface ScannerSettings {
  readonly url: string;
  /** Sent as a bearer token, if there is one. */
  readonly token?: string | undefined;
}

/** A scan of a large file takes a while; no answer within this time is none. */
const IDLE_MS = 60_000;

const ANSWER_BYTES = 16 * 1024;

const ANSWER = z.discriminatedUnion("verdict", [
  z.object({ verdict: z.literal("CLEAN") }),
  z.object({
    verdict: z.literal("INFECTED"),
    finding: z
      .string()
      .transform((text) => text.slice(0, 200))
      .nullable()
      .default(null),
  }),
]);

/** Asks a service over HTTP: it gets the file as the body of a POST, and answers its verdict as JSON. */
export class HttpScanner implements FileScanner {
  constructor(private readonly settings: ScannerSettings) {}

  async scan(file: ScannedFile, body: Readable): Promise<Verdict> {
    const { url, token } = this.settings;
    const response = await exchange({
      url: new URL(url),
      method: "POST",
      headers: {
        "content-type": "application/octet-stream",
        "content-length": file.size,
        accept: "application/json",
        "x-attachment-id": publicId("att", file.attachmentId),
        "x-workspace-id": publicId("ws", file.workspaceId),
        "x-content-type": file.contentType,
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      body: body as AsyncIterable<Uint8Array>,
      idleMs: IDLE_MS,
    });
    const text = await textOf(response, ANSWER_BYTES);
    if (response.statusCode !== 200)
      throw new Error(`the scanner answered with status ${response.statusCode}`);
    return ANSWER.parse(JSON.parse(text));
  }
}
