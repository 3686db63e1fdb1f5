import { STATUS_CODES, type IncomingMessage, type Server } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer, type ServerOptions, type WebSocket } from "ws";
import { ClientSocket, type SocketParts } from "./client-socket";
import { backToHttp } from "./back-to-http";
import { GOODBYES, type Goodbye } from "./goodbyes";

const PATH = "/graphql";
const SUBPROTOCOL = "graphql-transport-ws";
/** Sockets that are told at once to go elsewhere; beyond that not even that is said. */
const MOST_LEAVING = 1_000;

export interface WebSocketsParts extends SocketParts {
  /** Origins of web pages that may call the API from a browser; `*` for all. */
  readonly corsOrigins: string;
}

/** The sockets of a process. */
export class WebSockets {
  private readonly sockets = new Set<ClientSocket>();
  private readonly server: WebSocketServer;
  private readonly origins: ReadonlySet<string> | null;
  private isDraining = false;
  private leaving = 0;
  private onLastClosed: () => void = () => undefined;

  constructor(private readonly parts: WebSocketsParts) {
    const { limits, corsOrigins } = parts;
    this.origins = corsOrigins === "*" ? null : new Set(corsOrigins.split(","));
    // The types know nothing of `closeTimeout` yet.
    const options: ServerOptions & { readonly closeTimeout: number } = {
      noServer: true,
      clientTracking: false,
      // Compression costs each socket hundreds of kilobytes, and each message once for every client.
      perMessageDeflate: false,
      maxPayload: limits.messageBytes,
      closeTimeout: limits.closeMs,
      // A client that offered none of ours is told so by a close code, which it would not see without an answer.
      handleProtocols: (offered) => (offered.has(SUBPROTOCOL) ? SUBPROTOCOL : ([...offered][0] ?? false)),
    };
    this.server = new WebSocketServer(options);
  }

  attach(http: Server): void {
    http.on("upgrade", (request, socket, head) => {
      if (request.headers.upgrade?.toLowerCase() !== "websocket")
        return backToHttp(http, request, socket, head);
      const refusal = this.refusalOf(request);
      if (refusal !== null) return refuse(socket, refusal);
      this.server.handleUpgrade(request, socket, head, (ws) => {
        if (ws.protocol !== SUBPROTOCOL) sendAway(ws, GOODBYES.subprotocol);
        else if (this.isFull) this.sendElsewhere(ws);
        else this.open(ws, socket, request);
      });
    });
  }

  /** Sends the clients elsewhere, one after the other; resolves when the last is gone. */
  async drain(): Promise<void> {
    this.isDraining = true;
    const all = [...this.sockets];
    if (all.length === 0) return;
    for (const socket of all) socket.beginNothingNew();
    const { drainMs } = this.parts.limits;
    all.forEach((socket, index) => setTimeout(() => socket.drain(), (drainMs * index) / all.length));
    await new Promise<void>((resolve) => (this.onLastClosed = resolve));
  }

  private open(ws: WebSocket, wire: Duplex, { headers, socket }: IncomingMessage): void {
    const client = new ClientSocket(ws, wire, { headers, address: socket.remoteAddress }, this.parts);
    this.sockets.add(client);
    ws.on("close", () => {
      this.sockets.delete(client);
      if (this.sockets.size === 0) this.onLastClosed();
    });
  }

  /** The HTTP status, or null for a socket that may be opened. */
  private refusalOf({ url = "", headers: { origin } }: IncomingMessage): number | null {
    const [path = ""] = url.split("?");
    if (path.replace(/\/$/, "") !== PATH) return 404;
    if (origin !== undefined && this.origins?.has(origin) === false) return 403;
    return this.isDraining || this.leaving >= MOST_LEAVING ? 503 : null;
  }

  private get isFull(): boolean {
    const { seats, limits } = this.parts;
    // Sockets that have not introduced themselves hold no seat yet, but memory.
    return !seats.areLeft || this.sockets.size >= limits.connections;
  }

  /** By a code, which pages in browsers can tell from a network that is broken. */
  private sendElsewhere(ws: WebSocket): void {
    this.leaving += 1;
    ws.on("close", () => (this.leaving -= 1));
    sendAway(ws, GOODBYES.overloaded);
  }
}

function sendAway(ws: WebSocket, { code, reason }: Goodbye): void {
  ws.on("error", () => undefined);
  ws.close(code, reason);
}

/** Clients of graphql-ws try again after a while, whatever the status. */
function refuse(socket: Duplex, status: number): void {
  socket.on("error", () => socket.destroy());
  socket.once("finish", () => socket.destroy());
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nconnection: close\r\ncontent-length: 0\r\nretry-after: 5\r\n\r\n`,
  );
}
