import { sql } from "../kernel/database/sql";
import { UnitOfWork } from "../kernel/database/unit-of-work";
import type { Uuid } from "../kernel/ids";
import type { TimedWork } from "../services/access/timed-work";
import type { Platform } from "./platform";
import { runAsSystem } from "./run-as-system";
import { finishAdvance, StillAdvancingError } from "./sandbox/finish-advance";
import { TIMED_WORKS } from "./sandbox/timed-works";
import { withRetries } from "./with-retries";

/** Goes on with the advance of a workspace's time that whoever began it has left. */
const ADVANCE = "advanceTime";
/** Of the time of one workspace; then the others' work is looked at again. */
const ADVANCE_MS = 5_000;
/** Somebody is at it, who does what falls due by the workspace's time. */
const ADVANCING = "advancing";

/** What unhurried work rests after each batch, as a share of the time that this took. */
const REST_SHARE = 1 / 3;
const MOST_REST_MS = 500;

interface DueWorkspace {
  readonly work: string;
  readonly workspaceId: Uuid;
}

export interface DueWorkOptions {
  /** Milliseconds from the end of one look to the next. */
  readonly everyMs?: number;
  /** How much is done in one transaction. */
  readonly batch?: number;
  /** All there are unless told. */
  readonly works?: readonly TimedWork[];
}

/**
 * Does what falls due by the clock alone. Every process may: each batch is claimed by the transaction that does it,
 * so it is done once, and what a process that dies had begun is undone and due still.
 */
export class DueWork {
  private readonly everyMs: number;
  private readonly batch: number;
  private readonly works: readonly TimedWork[];
  private timer: NodeJS.Timeout | undefined;
  private working: Promise<unknown> = Promise.resolve();
  private isStopping = false;

  constructor(
    private readonly platform: Platform,
    { everyMs = 1_000, batch = 100, works = TIMED_WORKS }: DueWorkOptions = {},
  ) {
    this.everyMs = everyMs;
    this.batch = batch;
    this.works = works;
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
    const known = this.works.find(({ name }) => name === work);
    if (this.isStopping) return 0;
    const { platform, batch, works } = this;
    try {
      if (work === ADVANCE)
        await finishAdvance(platform, workspaceId, {
          runner: platform.newId(),
          works,
          patienceMs: ADVANCE_MS,
        });
      if (!known) return 0;
      const began = performance.now();
      const { done } = await withRetries(() =>
        runAsSystem(platform, workspaceId, known.operation, { limit: batch }),
      );
      if (known.isUnhurried) await rest((performance.now() - began) * REST_SHARE);
      return done;
    } catch (error) {
      // Gone on with at a later look, or logged already.
      if (error instanceof StillAdvancingError) return 0;
      // One workspace's trouble must not keep the others waiting; what is due stays due.
      platform.log.error({ err: error, work, workspaceId }, "what is due could not be done");
      return 0;
    }
  }

  /** Of a workspace whose time is on its way, what falls due by that time is not to be done twice over. */
  private withoutAdvancing(due: readonly DueWorkspace[]): readonly DueWorkspace[] {
    const advancing = new Set(
      due.filter(({ work }) => work === ADVANCE || work === ADVANCING).map(({ workspaceId }) => workspaceId),
    );
    const ofWorkspaces = new Set(
      this.works.filter(({ nextDue }) => nextDue !== null).map(({ name }) => name),
    );
    return due.filter(({ work, workspaceId }) => !ofWorkspaces.has(work) || !advancing.has(workspaceId));
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
      const due = await db.rows<DueWorkspace>(sql`
        select due.work, due.workspace_id as "workspaceId"
        from workspaces_with_due_work(${now()}::timestamptz) due
        union
        select due.work, due.workspace_id
        from test_workspaces_with_due_work(${now()}::timestamptz) due`);
      return this.withoutAdvancing(due);
    } finally {
      await db.rollback();
    }
  }
}

function rest(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.min(milliseconds, MOST_REST_MS)));
}
