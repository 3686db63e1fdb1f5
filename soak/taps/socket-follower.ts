import { createClient, type Client } from "graphql-ws";
import WebSocket from "ws";
import { EVENT_FIELDS, type ToldEvent } from "../stage/told-event";

export interface FollowerOptions {
  /** Asked at each connection: the next may be with another process. */
  readonly host: () => string;
  readonly credential: string;
  readonly after: string;
  /** Of a member's token, which names none. */
  readonly workspaceId?: string;
  readonly types?: readonly string[];
}

const AGAIN_MS = 100;

/** Follows the log with graphql-ws as it comes, which asks again with the cursor after the last event it was given. */
export class SocketFollower {
  readonly events: ToldEvent[] = [];
  /** When each of them came, in milliseconds since 1970. */
  readonly arrivals: number[] = [];
  /** Errors that ended the subscription; it was asked for again. */
  readonly errors: unknown[] = [];
  connections = 0;
  private readonly client: Client;
  private socket: WebSocket | null = null;
  private stop: () => void = () => undefined;
  private isStopped = false;
  private readonly payload: {
    query: string;
    variables: { after: string; types: readonly string[] | undefined };
  };

  constructor({ host, credential, workspaceId, after, types }: FollowerOptions) {
    this.payload = {
      query: `subscription ($after: String, $types: [String!]) { events(after: $after, filter: { types: $types }) { ${EVENT_FIELDS} } }`,
      variables: { after, types },
    };
    this.client = createClient({
      url: () => `ws://${host()}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: {
        authorization: `Bearer ${credential}`,
        ...(workspaceId !== undefined && { "x-workspace-id": workspaceId }),
      },
      retryAttempts: Infinity,
      shouldRetry: () => true,
      retryWait: () => new Promise((resolve) => setTimeout(resolve, Math.random() * AGAIN_MS)),
    });
    this.client.on("opened", (socket) => {
      this.socket = socket as WebSocket;
      this.connections += 1;
    });
    this.follow();
  }

  /** As when the network goes: nobody says goodbye. Tells whether there was a connection. */
  drop(): boolean {
    const isOpen = this.socket?.readyState === WebSocket.OPEN;
    this.socket?.terminate();
    return isOpen;
  }

  async close(): Promise<void> {
    this.isStopped = true;
    this.stop();
    // It may have been sent away for good already.
    await Promise.resolve(this.client.dispose()).catch(() => undefined);
  }

  private follow(): void {
    const again = (error: unknown): void => {
      if (this.isStopped) return;
      this.errors.push(error);
      setTimeout(() => this.follow(), AGAIN_MS);
    };
    this.stop = this.client.subscribe<{ events: ToldEvent }>(this.payload, {
      next: ({ data, errors }) => {
        if (!data?.events) return void this.errors.push(errors);
        this.events.push(data.events);
        this.arrivals.push(Date.now());
        this.payload.variables.after = data.events.cursor;
      },
      error: again,
      complete: () => again(new Error("complete")),
    });
  }
}
