import type { Workspace } from "../../entities/access/workspace.entity";
import type { Instant } from "../../kernel/instant";

/** A workspace and what time it is in it. */
export interface TimedWorkspace extends Workspace {
  readonly now: Instant;
}
