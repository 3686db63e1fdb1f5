import type { NatsConnection, Subscription } from "@nats-io/transport-node";
import type { Logger } from "pino";
import type { Uuid } from "../../../kernel/ids";
import type { LogStretch } from "../../../services/log/log-stretch";
import type { LogFeed } from "../log-feed";
import { RecentLog } from "../recent-log";
import { subjectOf } from "./log-stream";
import type { NatsLine } from "./nats-line";
import { stretchIn } from "./stretch-text";

interface Followed {
  readonly recent: RecentLog;
  readonly onHead: (head: bigint) => void;
  subscription: Subscription | null;
}

/** Hears the log from NATS: of the workspaces that somebody in this process listens to, and of no others. */
export class NatsLogFeed implements LogFeed {
  private readonly followed = new Map<Uuid, Followed>();

  constructor(
    private readonly line: NatsLine,
    private readonly log: Logger,
  ) {
    line.onConnection((connection) => {
      for (const [workspaceId, followed] of this.followed) this.hear(connection, workspaceId, followed);
    });
  }

  get isHeard(): boolean {
    return this.line.isConnected;
  }

  follow(workspaceId: Uuid, onHead: (head: bigint) => void): () => void {
    const followed: Followed = { recent: new RecentLog(), onHead, subscription: null };
    this.followed.set(workspaceId, followed);
    const connection = this.line.current;
    if (connection) this.hear(connection, workspaceId, followed);
    return () => {
      followed.subscription?.unsubscribe();
      if (this.followed.get(workspaceId) === followed) this.followed.delete(workspaceId);
    };
  }

  after(workspaceId: Uuid, position: bigint): LogStretch | null {
    return this.followed.get(workspaceId)?.recent.after(position) ?? null;
  }

  /** What comes is in the stream, or about to be; the positions say whether anything is missing between. */
  private hear(connection: NatsConnection, workspaceId: Uuid, followed: Followed): void {
    followed.subscription?.unsubscribe();
    followed.subscription = connection.subscribe(subjectOf(workspaceId), {
      callback: (error, message) => {
        const stretch = error ? null : stretchIn(workspaceId, message.data);
        if (!stretch)
          return this.log.warn({ err: error, workspaceId }, "NATS told of the log what cannot be read");
        followed.recent.add(stretch);
        followed.onHead(followed.recent.through);
      },
    });
  }
}
