import type { Logger } from "pino";
import type { DatabasePool } from "../kernel/database/pool";
import type { Memory } from "../kernel/memory";
import type { Signal } from "../kernel/signal";
import type { Secrets } from "../kernel/secrets";
import type { Settings } from "../kernel/settings";
import type { Clock } from "../kernel/instant";
import type { OperationContext } from "../kernel/operation";
import type { Uuid } from "../kernel/ids";
import type { Files } from "./attachments/files-of-config";

/** What one process has to work with, made once at its start and handed down. */
export interface Platform {
  /** For what callers wait for. */
  readonly pool: DatabasePool;
  /** For what is done beside that, which busy callers must not hold up. */
  readonly workPool: DatabasePool;
  /** Given each time this process has made a change durable. */
  readonly changes: Signal;
  readonly secrets: Secrets;
  readonly settings: Settings;
  readonly memory: Memory;
  readonly files: Files;
  readonly log: Logger;
  readonly now: Clock;
  readonly newId: () => Uuid;
  /** Builds the workspace condition of every statement. */
  readonly workspaceCondition: (workspaceId: Uuid) => OperationContext["inWorkspace"];
  /** Whether identity providers may live at loopback and private addresses. */
  readonly allowsPrivateAddresses?: boolean;
  /** Told of every SQL statement that is sent. */
  readonly onStatement?: (text: string) => void;
}
