import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";

/** A request as it came in. */
export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly at: number;
}

type Answer = (response: ServerResponse, received: Received) => void;

/** A server of a customer of ours, which takes webhooks as it likes. */
export interface Receiver {
  readonly url: string;
  readonly received: Received[];
  /** Connections that were opened. */
  readonly connections: () => number;
  /** How it answers from now on. */
  answer: Answer;
  close(): Promise<void>;
}

export const taken: Answer = (response) => void response.writeHead(204).end();

export function status(code: number, headers: Readonly<Record<string, string>> = {}, content = ""): Answer {
  return (response) => void response.writeHead(code, headers).end(content);
}

/** No answer, and no end either. */
export const silence: Answer = () => undefined;

export const reset: Answer = (response) => void (response.socket as Socket).resetAndDestroy();

export async function receiver(answer: Answer = taken, host = "127.0.0.1"): Promise<Receiver> {
  let connections = 0;
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("error", () => undefined);
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { url: path = "", headers } = request;
      const received = { path, headers, body: Buffer.concat(chunks).toString(), at: performance.now() };
      self.received.push(received);
      self.answer(response, received);
    });
  });
  server.on("connection", (socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  const self: Receiver = {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${port}`,
    received: [],
    connections: () => connections,
    answer,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return self;
}
