import { request as byHttp, type IncomingMessage, type OutgoingHttpHeaders } from "node:http";
import { request as byHttps } from "node:https";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

export interface Exchange {
  readonly url: URL;
  readonly method: "GET" | "PUT" | "POST" | "DELETE";
  readonly headers: OutgoingHttpHeaders;
  /** Its length stands in the headers. */
  readonly body?: AsyncIterable<Uint8Array>;
  /** How long the other side may keep still. */
  readonly idleMs: number;
}

/** Sends a request, its body as it comes, and answers the response as it begins. Follows no redirects. */
export function exchange({ url, method, headers, body, idleMs }: Exchange): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const send = url.protocol === "http:" ? byHttp : byHttps;
    const request = send(url, { method, headers, timeout: idleMs });
    request.on("timeout", () => request.destroy(new Error(`${url.host} kept still for ${idleMs} ms`)));
    request.on("response", resolve);
    request.on("error", reject);
    if (!body) return void request.end();
    // What fails at its source is told as that, and the other side sees that the rest never came.
    pipeline(Readable.from(body, { objectMode: false }), request).catch(reject);
  });
}

/** The beginning of a response's text. The exchange ends with it, whether all was sent and read or not. */
export async function textOf(response: IncomingMessage, mostBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= mostBytes) break;
  }
  response.destroy();
  return Buffer.concat(chunks).subarray(0, mostBytes).toString("utf8");
}
