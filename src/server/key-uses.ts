import { UnitOfWork } from "../kernel/database/unit-of-work";
import type { Uuid } from "../kernel/ids";
import type { Instant } from "../kernel/instant";
import { recordKeyUses } from "../services/access/record-key-uses";
import type { Platform } from "./platform";
import type { Session } from "./session";

const FLUSH_EVERY_MS = 30_000;

/** Remembers when each API key was last used, and writes it down now and then instead of at each request. */
export class KeyUses {
  private uses = new Map<Uuid, Map<Uuid, Instant>>();
  private readonly timer: NodeJS.Timeout;
  private writing: Promise<void> = Promise.resolve();

  constructor(private readonly platform: Platform) {
    this.timer = setInterval(() => void this.flush(), FLUSH_EVERY_MS).unref();
  }

  readonly note = ({ context }: Session): void => {
    if (context?.actor.kind !== "apiKey") return;
    const ofWorkspace = this.uses.get(context.workspaceId) ?? new Map<Uuid, Instant>();
    this.uses.set(context.workspaceId, ofWorkspace.set(context.actor.id, context.realNow()));
  };

  /** One after the other: closing waits for what the timer began, or the pool would end under it. */
  flush(): Promise<void> {
    this.writing = this.writing.then(() => this.writeAll());
    return this.writing;
  }

  private async writeAll(): Promise<void> {
    const uses = this.uses;
    this.uses = new Map();
    for (const [workspaceId, ofWorkspace] of uses) await this.write(workspaceId, ofWorkspace);
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.flush();
  }

  private async write(workspaceId: Uuid, ofWorkspace: ReadonlyMap<Uuid, Instant>): Promise<void> {
    const db = new UnitOfWork({ pool: this.platform.pool, workspaceId, access: "write" });
    const inWorkspace = this.platform.workspaceCondition(workspaceId);
    try {
      await recordKeyUses({ db, inWorkspace }, ofWorkspace);
      await db.commit();
    } catch (error) {
      // The time of last use is a convenience: losing one must not disturb anything.
      this.platform.log.warn({ err: error }, "the last uses of API keys were not written");
    } finally {
      await db.rollback();
    }
  }
}
