import type { IncomingMessage, OutgoingHttpHeaders } from "node:http";
import type { Readable } from "node:stream";
import { sign } from "aws4";
import { StorageFullError, type ByteRange, type FileStorage } from "../../services/attachments/file-storage";
import { exchange, textOf, type Exchange } from "./exchange";

export interface S3Settings {
  /** The bucket's own address, whichever way it is written: `https://files.s3.eu-central-1.amazonaws.com`, `https://minio.example/files`. */
  readonly url: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** How long the store may keep still while a file travels. */
const IDLE_MS = 60_000;

const ERROR_BYTES = 2_048;

/** What stores of this kind answer when there is no room. */
const INSUFFICIENT_STORAGE = 507;

/** Files in a bucket of any store that speaks S3's protocol. */
export class S3Storage implements FileStorage {
  private readonly base: URL;

  constructor(private readonly settings: S3Settings) {
    this.base = new URL(settings.url);
  }

  /** An object appears whole or not at all: a body that ends early is refused by its length. */
  async write(key: string, body: AsyncIterable<Uint8Array>, size: number): Promise<void> {
    const response = await this.send("PUT", key, { "content-length": size }, body);
    if (response.statusCode !== 200) throw await failure(response, `PUT ${key}`);
    response.resume();
  }

  async read(key: string, range?: ByteRange): Promise<Readable | null> {
    const headers = range ? { range: `bytes=${range.first}-${range.last}` } : {};
    const response = await this.send("GET", key, headers);
    if (response.statusCode === 200 || response.statusCode === 206) return response;
    const fault = await failure(response, `GET ${key}`);
    if (response.statusCode === 404) return null;
    throw fault;
  }

  async remove(key: string): Promise<void> {
    const response = await this.send("DELETE", key, {});
    const isGone = [200, 202, 204, 404].includes(response.statusCode ?? 0);
    if (!isGone) throw await failure(response, `DELETE ${key}`);
    response.resume();
  }

  private send(
    method: Exchange["method"],
    key: string,
    given: OutgoingHttpHeaders,
    body?: AsyncIterable<Uint8Array>,
  ): Promise<IncomingMessage> {
    const path = `${this.base.pathname.replace(/\/$/, "")}/${key}`;
    const { accessKeyId, secretAccessKey, region } = this.settings;
    // A file is signed for by its address and length; its hash is not known before it has passed.
    const headers = { ...given, "x-amz-content-sha256": "UNSIGNED-PAYLOAD" };
    const signed = sign(
      { service: "s3", region, host: this.base.host, method, path, headers },
      { accessKeyId, secretAccessKey },
    );
    return exchange({
      url: new URL(path, this.base),
      method,
      headers: signed.headers ?? {},
      idleMs: IDLE_MS,
      ...(body && { body }),
    });
  }
}

async function failure(response: IncomingMessage, what: string): Promise<Error> {
  const text = await textOf(response, ERROR_BYTES);
  const status = response.statusCode ?? 0;
  const cause = new Error(`the store answered ${what} with ${status}: ${text}`);
  return status === INSUFFICIENT_STORAGE ? new StorageFullError({ cause }) : cause;
}
