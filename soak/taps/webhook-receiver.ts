import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { Webhook } from "standardwebhooks";
import type { ToldEvent } from "../stage/told-event";

/** How a receiver answers; what is not named it takes. Shares of all requests, from 0 to 1. */
export interface Temper {
  readonly errors?: number;
  readonly timeouts?: number;
  readonly resets?: number;
}

/** A server of a customer of ours, with the library of Standard Webhooks as it comes. */
export class WebhookReceiver {
  /** Those that were answered with success, each the first time. */
  readonly taken: ToldEvent[] = [];
  readonly arrivals: number[] = [];
  readonly bodies = new Map<string, string>();
  requests = 0;
  repeated = 0;
  /** Content that differed from an earlier try's. */
  changed = 0;
  unverified = 0;
  /** All of these must vouch for what comes. */
  secrets: readonly string[] = [];
  temper: Temper = {};
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly server: Server) {
    server.on("connection", (socket) => {
      this.sockets.add(socket);
      socket.on("close", () => this.sockets.delete(socket));
    });
    server.on("request", (request, response) => {
      const chunks: Buffer[] = [];
      request.on("error", () => undefined);
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => this.receive(request.headers, Buffer.concat(chunks).toString(), response));
    });
  }

  static async start(): Promise<WebhookReceiver> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return new WebhookReceiver(server);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  forget(): void {
    this.taken.length = 0;
    this.arrivals.length = 0;
    this.bodies.clear();
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private receive(headers: IncomingHttpHeaders, body: string, response: ServerResponse): void {
    this.requests += 1;
    this.verify(headers as Record<string, string>, body);
    const { errors = 0, timeouts = 0, resets = 0 } = this.temper;
    const luck = Math.random();
    if (luck < errors) return void response.writeHead(503).end();
    if (luck < errors + timeouts) return;
    if (luck < errors + timeouts + resets) return void (response.socket as Socket).resetAndDestroy();
    this.take(String(headers["webhook-id"]), body);
    response.writeHead(204).end();
  }

  private verify(headers: Record<string, string>, body: string): void {
    for (const secret of this.secrets) {
      try {
        new Webhook(secret).verify(body, headers);
      } catch {
        this.unverified += 1;
      }
    }
    const id = String(headers["webhook-id"]);
    const { data } = JSON.parse(body) as { data: ToldEvent };
    if (data.id !== id || (this.bodies.get(id) ?? body) !== body) this.changed += 1;
  }

  private take(id: string, body: string): void {
    if (this.bodies.has(id)) return void (this.repeated += 1);
    this.bodies.set(id, body);
    this.taken.push((JSON.parse(body) as { data: ToldEvent }).data);
    this.arrivals.push(Date.now());
  }
}
