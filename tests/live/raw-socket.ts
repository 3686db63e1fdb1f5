import { once } from "node:events";
import WebSocket, { type ClientOptions } from "ws";

export type Message = Readonly<Record<string, unknown>> & { readonly type: string };

export interface Closing {
  readonly code: number;
  readonly reason: string;
}

/** A client that says what it is told to say, and hears everything. */
export class RawSocket {
  readonly messages: Message[] = [];
  readonly closed: Promise<Closing>;
  private readonly hearers = new Set<() => void>();

  private constructor(readonly ws: WebSocket) {
    ws.on("message", (data) => {
      this.messages.push(JSON.parse((data as Buffer).toString()) as Message);
      for (const hear of this.hearers) hear();
    });
    this.closed = new Promise((resolve) => {
      ws.on("close", (code, reason) => resolve({ code, reason: reason.toString() }));
    });
  }

  static async open(
    host: string,
    { protocol = "graphql-transport-ws", ...options }: ClientOptions & { protocol?: string } = {},
  ): Promise<RawSocket> {
    const ws = new WebSocket(`ws://${host}/graphql`, protocol, options);
    const socket = new RawSocket(ws);
    await once(ws, "open");
    return socket;
  }

  /** One that has introduced itself by this credential. */
  static async opened(host: string, credential: string, headers: object = {}): Promise<RawSocket> {
    const socket = await RawSocket.open(host);
    socket.say({ type: "connection_init", payload: { authorization: `Bearer ${credential}`, ...headers } });
    await socket.hears("connection_ack");
    return socket;
  }

  say(message: unknown): void {
    this.ws.send(typeof message === "string" ? message : JSON.stringify(message));
  }

  ask(id: string, query: string, more: object = {}): void {
    this.say({ id, type: "subscribe", payload: { query, ...more } });
  }

  /** The first message of this type and id, as soon as there is one. */
  async hears(type: string, id?: string): Promise<Message> {
    for (;;) {
      const found = this.messages.find((one) => one.type === type && (id === undefined || one["id"] === id));
      if (found) return found;
      await this.more();
    }
  }

  /** All payloads of an operation, as soon as there are so many. */
  async hearsNexts(id: string, count: number): Promise<readonly unknown[]> {
    for (;;) {
      const found = this.messages.filter((one) => one.type === "next" && one["id"] === id);
      if (found.length >= count) return found.map(({ payload }) => payload);
      await this.more();
    }
  }

  private async more(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const hear = (): void => {
        this.hearers.delete(hear);
        resolve();
      };
      this.hearers.add(hear);
      void this.closed.then(({ code, reason }) => reject(new Error(`closed with ${code}: ${reason}`)));
    });
  }
}
