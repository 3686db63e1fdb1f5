import { sql } from "../kernel/database/sql";
import { UnitOfWork } from "../kernel/database/unit-of-work";
import type { Operation } from "../kernel/operation";
import type { Uuid } from "../kernel/ids";
import type { Context } from "../services/access/actor";
import { wakeDueCases } from "../services/cases/snooze/wake-due-cases";
import { retryParked } from "../services/log/react-next";
import { REACTIONS } from "./events/reactions";
import type { Platform } from "./platform";
import { runAsSystem } from "./run-as-system";
import { withRetries } from "./with-retries";

/** Does what is due in the context's workspace, so much at most, in one transaction; tells how much it was. */
type DueOperation = Operation<Context, { readonly limit: number }, { readonly done: number }>;

/** By the names that the database's `workspaces_with_due_work` gives. */
const DUE_OPERATIONS: Readonly<Record<string, DueOperation>> = {
  wakeCases: wakeDueCases,
  retryParkedEvents: retryParked(REACTIONS),
};

interface DueWorkspace {
  readonly work: string;
  readonly workspaceId: Uuid;
}

export interface DueWorkOptions {
  /** Milliseconds from the end of one look to the next. */
  readonly everyMs?: number;
  /** How much is done in one transaction. */
  readonly batch?: number;
}

/**
 * Does what falls due by the clock alone. Every process may: each batch is claimed by the transaction that does it,
 * so it is done once, and what a process that dies had begun is undone and due still.
 */
export class DueWork {
  private readonly everyMs: number;
  private readonly batch: number;
  private timer: NodeJS.Timeout | undefined;
  private working: Promise<unknown> = Promise.resolve();
  private isStopping = false;

  constructor(
    private readonly platform: Platform,
    { everyMs = 1_000, batch = 100 }: DueWorkOptions = {},
  ) {
    this.everyMs = everyMs;
    this.batch = batch;
  }

  /** Looks again and again, until it is stopped. */
  start(): void {
    this.working = this.doAll().catch((error: unknown) =>
      this.platform.log.warn({ err: error }, "what is due could not be looked for"),
    );
    void this.working.then(() => {
      if (!this.isStopping) this.timer = setTimeout(() => this.start(), this.everyMs).unref();
    });
  }

  /** Lets the batch that has begun end. */
  async stop(): Promise<void> {
    this.isStopping = true;
    clearTimeout(this.timer);
    await this.working;
  }

  /** Does all that is due by now; tells how much it was. A batch for each workspace in turn, so that none waits for another's all. */
  async doAll(): Promise<number> {
    let all = 0;
    for (;;) {
      const before = all;
      for (const due of await this.dueByNow()) all += await this.doBatch(due);
      if (all === before) return all;
    }
  }

  private async doBatch({ work, workspaceId }: DueWorkspace): Promise<number> {
    const operation = DUE_OPERATIONS[work];
    if (!operation || this.isStopping) return 0;
    const { platform, batch } = this;
    try {
      const { done } = await withRetries(() =>
        runAsSystem(platform, workspaceId, operation, { limit: batch }),
      );
      return done;
    } catch (error) {
      // One workspace's trouble must not keep the others waiting; what is due stays due.
      platform.log.error({ err: error, work, workspaceId }, "what is due could not be done");
      return 0;
    }
  }

  private async dueByNow(): Promise<readonly DueWorkspace[]> {
    const { pool, onStatement, now } = this.platform;
    const db = new UnitOfWork({
      pool,
      workspaceId: null,
      access: "read",
      ...(onStatement && { onStatement }),
    });
    try {
      return await db.rows<DueWorkspace>(sql`
        select due.work, due.workspace_id as "workspaceId"
        from workspaces_with_due_work(${now()}::timestamptz) due`);
    } finally {
      await db.rollback();
    }
  }
}
