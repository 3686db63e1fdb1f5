import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";

/** What asks for the upgrade, and goes with it. */
const LEFT_OUT = new Set(["upgrade", "connection", "http2-settings"]);

/**
 * Answers a request for another upgrade as if it had asked for none. Java's HttpClient asks for HTTP/2 that way with
 * every plain request, and Node, which would ignore it, hands them all over once somebody listens for upgrades.
 */
export function backToHttp(
  server: Server,
  { method, url, rawHeaders }: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): void {
  const headers: string[] = [];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? "";
    if (!LEFT_OUT.has(name.toLowerCase())) headers.push(`${name}: ${rawHeaders[index + 1]}\r\n`);
  }
  socket.unshift(
    Buffer.concat([Buffer.from(`${method} ${url} HTTP/1.1\r\n${headers.join("")}\r\n`, "latin1"), head]),
  );
  server.emit("connection", socket);
}
