import type { Uuid } from "../../kernel/ids";
import type { Prepared } from "../prepare/prepared";

/** Whoever has to wait for a slow neighbour has to once in so many milliseconds, and then but for a moment. */
const PERIOD_MS = 10_000;

/**
 * Documents of which a statement took so long that what went with it was held up: in the workspace where it did they go
 * alone for a while.
 */
export class SlowDocuments {
  private readonly until = new WeakMap<Prepared, Map<Uuid, number>>();

  constructor(private readonly clock: () => number = () => performance.now()) {}

  has(prepared: Prepared, workspaceId: Uuid): boolean {
    const workspaces = this.until.get(prepared);
    if (!workspaces) return false;
    if (this.clock() < (workspaces.get(workspaceId) ?? 0)) return true;
    workspaces.delete(workspaceId);
    return false;
  }

  add(prepared: Prepared, workspaceId: Uuid): void {
    const workspaces = this.until.get(prepared) ?? new Map<Uuid, number>();
    this.until.set(prepared, workspaces.set(workspaceId, this.clock() + PERIOD_MS));
  }
}
