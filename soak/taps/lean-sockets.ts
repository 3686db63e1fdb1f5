import { once } from "node:events";
import WebSocket from "ws";

export interface LeanOptions {
  readonly host: string;
  readonly credential: string;
  /** Subscriptions on this one socket, all with the same document. */
  readonly operations: number;
  readonly query: string;
  /** Told of each event and when it came, in milliseconds since 1970. */
  readonly onEvent: (id: string, at: number) => void;
}

const ID = Buffer.from('"id":"evt_');
const LENGTH_OF_ID = 30;

/** Many subscribers that decode nothing but an event's id: else they themselves would be what is measured. */
export class LeanSocket {
  private constructor(private readonly socket: WebSocket) {}

  static async open({ host, credential, operations, query, onEvent }: LeanOptions): Promise<LeanSocket> {
    const socket = new WebSocket(`ws://${host}/graphql`, "graphql-transport-ws", {
      perMessageDeflate: false,
    });
    await once(socket, "open");
    const send = (message: object): void => socket.send(JSON.stringify(message));
    send({ type: "connection_init", payload: { authorization: `Bearer ${credential}` } });
    await once(socket, "message");
    socket.on("message", (data: Buffer) => {
      const at = data.indexOf(ID);
      if (at !== -1)
        return onEvent(
          data.toString("latin1", at + 6, at + 6 + LENGTH_OF_ID),
          performance.timeOrigin + performance.now(),
        );
      const text = data.toString();
      if (text.includes('"type":"ping"')) return send({ type: "pong" });
      if (text.includes('"type":"error"')) throw new Error(`a subscription was refused: ${text}`);
    });
    for (let operation = 0; operation < operations; operation += 1)
      send({ id: `s${operation}`, type: "subscribe", payload: { query } });
    return new LeanSocket(socket);
  }

  /** Reads no more, and says nothing of it. */
  stall(): void {
    this.socket.pause();
  }

  close(): void {
    this.socket.terminate();
  }
}
