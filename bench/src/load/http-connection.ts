import { connect, type Socket } from "node:net";

export interface HttpAnswer {
  readonly status: number;
  readonly body: Buffer;
}

const HEAD_END = Buffer.from("\r\n\r\n");
const LAST_CHUNK = Buffer.from("0\r\n\r\n");

/** The whole request as bytes, made once and sent many times. */
export function requestBytes(
  port: number,
  path: string,
  headers: Readonly<Record<string, string>>,
  body: string,
): Buffer {
  const all = {
    host: `127.0.0.1:${port}`,
    "content-type": "application/json",
    accept: "application/json",
    "content-length": String(Buffer.byteLength(body)),
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`POST ${path} HTTP/1.1\r\n${lines.join("")}\r\n${body}`);
}

/**
 * One connection that is kept open, one request at a time. Node's own client would take as much time for a small
 * request as the fastest of the servers.
 */
export class HttpConnection {
  private readonly socket: Socket;
  private received: Buffer[] = [];
  private size = 0;
  private settle: { resolve: (answer: HttpAnswer) => void; reject: (error: Error) => void } | null = null;

  constructor(port: number) {
    this.socket = connect({ port, host: "127.0.0.1", noDelay: true });
    this.socket.on("data", (piece: Buffer) => this.take(piece));
    this.socket.on("error", (error) => this.settle?.reject(error));
    this.socket.on("close", () => this.settle?.reject(new Error("The server closed the connection.")));
  }

  send(request: Buffer): Promise<HttpAnswer> {
    return new Promise((resolve, reject) => {
      this.settle = { resolve, reject };
      this.socket.write(request);
    });
  }

  close(): void {
    this.settle = null;
    this.socket.destroy();
  }

  private take(piece: Buffer): void {
    this.received.push(piece);
    this.size += piece.length;
    const all = this.received.length === 1 ? piece : Buffer.concat(this.received, this.size);
    if (this.received.length > 1) this.received = [all];
    const answer = parse(all);
    if (!answer) return;
    this.received = [];
    this.size = 0;
    this.settle?.resolve(answer);
  }
}

/** Null while the answer is not complete. */
function parse(bytes: Buffer): HttpAnswer | null {
  const headEnd = bytes.indexOf(HEAD_END);
  if (headEnd < 0) return null;
  const head = bytes.toString("latin1", 0, headEnd);
  const status = Number(head.slice(9, 12));
  const begin = headEnd + HEAD_END.length;
  const [, length] = /\r\ncontent-length: *(\d+)/i.exec(head) ?? [];
  if (length === undefined) return chunked(bytes, begin, status);
  const end = begin + Number(length);
  return bytes.length < end ? null : { status, body: bytes.subarray(begin, end) };
}

function chunked(bytes: Buffer, begin: number, status: number): HttpAnswer | null {
  if (!bytes.subarray(-LAST_CHUNK.length).equals(LAST_CHUNK)) return null;
  const pieces: Buffer[] = [];
  for (let at = begin; ;) {
    const lineEnd = bytes.indexOf("\r\n", at);
    const size = Number.parseInt(bytes.toString("latin1", at, lineEnd), 16);
    if (size === 0) return { status, body: Buffer.concat(pieces) };
    pieces.push(bytes.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = lineEnd + 2 + size + 2;
  }
}
