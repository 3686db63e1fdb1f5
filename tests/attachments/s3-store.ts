import { createHash, createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export const S3_KEYS = { accessKeyId: "AKIDTESTS", secretAccessKey: "secret of the tests" } as const;
export const S3_REGION = "eu-central-1";

/** A store that speaks as much of S3's protocol as we do, and checks every signature by the letter of its manual. */
export interface S3Store {
  /** The bucket's address. */
  readonly url: string;
  readonly objects: ReadonlyMap<string, Buffer>;
  /** What it answers in place of its work, once. */
  failNext(status: number): void;
  /** Breaks the line after so many bytes of the next body. */
  breakNextAfter(bytes: number): void;
  close(): Promise<void>;
}

export async function s3Store(): Promise<S3Store> {
  const objects = new Map<string, Buffer>();
  let failure: number | null = null;
  let breaking: number | null = null;
  const server = createServer((request, response) => {
    const key = request.url?.replace("/files/", "") ?? "";
    const limit = breaking;
    breaking = null;
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      chunks.push(chunk);
      size += chunk.length;
      if (limit !== null && size >= limit) request.destroy();
    });
    request.on("error", () => undefined);
    request.on("end", () => {
      if (!isSigned(request)) return void response.writeHead(403).end("SignatureDoesNotMatch");
      if (failure !== null) {
        response.writeHead(failure).end("<Error>told to</Error>");
        failure = null;
        return;
      }
      WORK[request.method ?? ""]?.(objects, key, Buffer.concat(chunks), request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/files`,
    objects,
    failNext: (status) => void (failure = status),
    breakNextAfter: (bytes) => void (breaking = bytes),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

type Work = (
  objects: Map<string, Buffer>,
  key: string,
  body: Buffer,
  request: IncomingMessage,
  response: ServerResponse,
) => void;

const WORK: Readonly<Record<string, Work>> = {
  PUT: (objects, key, body, _request, response) => {
    objects.set(key, body);
    response.writeHead(200).end();
  },
  GET: (objects, key, _body, { headers }, response) => {
    const content = objects.get(key);
    if (!content) return void response.writeHead(404).end("<Error><Code>NoSuchKey</Code></Error>");
    const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? "") ?? [];
    if (first === undefined) return void response.writeHead(200).end(content);
    response.writeHead(206).end(content.subarray(Number(first), Number(last) + 1));
  },
  DELETE: (objects, key, _body, _request, response) => {
    objects.delete(key);
    response.writeHead(204).end();
  },
};

/** Signature Version 4, written down from its definition and not from the code under test. */
function isSigned({ method, url = "", headers }: IncomingMessage): boolean {
  const [, credential, names, signature] =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? "",
    ) ?? [];
  const date = String(headers["x-amz-date"]);
  const scope = `${date.slice(0, 8)}/${S3_REGION}/s3/aws4_request`;
  if (credential !== `${S3_KEYS.accessKeyId}/${scope}` || names === undefined) return false;
  const signedNames = names.split(";");
  const canonical = [
    method,
    url,
    "",
    ...signedNames.map((name) => `${name}:${String(headers[name])}`),
    "",
    names,
    headers["x-amz-content-sha256"],
  ].join("\n");
  const hmac = (key: Buffer | string, text: string): Buffer =>
    createHmac("sha256", key).update(text).digest();
  const key = scope
    .split("/")
    .reduce<Buffer | string>((derived, part) => hmac(derived, part), `AWS4${S3_KEYS.secretAccessKey}`);
  const text = ["AWS4-HMAC-SHA256", date, scope, createHash("sha256").update(canonical).digest("hex")].join(
    "\n",
  );
  return signedNames.includes("host") && hmac(key, text).toString("hex") === signature;
}
