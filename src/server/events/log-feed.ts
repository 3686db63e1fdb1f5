import type { Uuid } from "../../kernel/ids";
import type { LogStretch } from "../../services/log/log-stretch";

/** Where a process hears of the log besides its database. What it is not told, it reads there. */
export interface LogFeed {
  /** Whether it can be heard at this moment. */
  readonly isHeard: boolean;
  /** Hears of a workspace, for one listener, until the function that it returns is called. */
  follow(workspaceId: Uuid, onHead: (head: bigint) => void): () => void;
  /** What happened after this position, as far as it was heard; null where that is nothing, or has a gap. */
  after(workspaceId: Uuid, position: bigint): LogStretch | null;
}
