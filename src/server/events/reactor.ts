import type { Uuid } from "../../kernel/ids";
import type { Operation } from "../../kernel/operation";
import type { Context } from "../../services/access/actor";
import type { Reaction } from "../../services/access/reaction";
import { reactNext, type Reacted } from "../../services/log/react-next";
import type { Platform } from "../platform";
import { runAsSystem } from "../run-as-system";
import { withRetries } from "../with-retries";
import type { LogWatcher } from "./log-watcher";

/** Workspaces that are worked for at once, in one process. */
const AT_ONCE = 2;
/** Where another process is at it, or a fault came between. */
const LATER_MS = 250;

interface Work {
  readonly name: string;
  readonly workspaceId: Uuid;
  readonly operation: Operation<Context, null, { readonly left: Reacted }>;
}

/** Lets the reactions take the events of every workspace's log. Every process may: the database lets in one at a time. */
export class Reactor {
  private readonly operations: readonly Pick<Work, "name" | "operation">[];
  /** In the order in which it became known; work that is asked for again while it is done is done again. */
  private readonly waiting = new Map<string, Work>();
  private readonly underWay = new Set<Promise<void>>();
  private readonly later = new Set<NodeJS.Timeout>();
  private stopListening: () => void = () => undefined;
  private isStopped = false;

  constructor(
    private readonly platform: Platform,
    private readonly watcher: LogWatcher,
    reactions: readonly Reaction[],
  ) {
    this.operations = reactions.map((reaction) => ({ name: reaction.name, operation: reactNext(reaction) }));
  }

  start(): void {
    this.stopListening = this.watcher.listen((workspaceId) => {
      for (const part of this.operations) this.wait({ ...part, workspaceId });
    });
  }

  /** Lets what has begun end. */
  async stop(): Promise<void> {
    this.stopListening();
    this.isStopped = true;
    for (const timer of this.later) clearTimeout(timer);
    await Promise.all(this.underWay);
  }

  private wait(work: Work): void {
    if (this.isStopped) return;
    this.waiting.set(`${work.name} ${work.workspaceId}`, work);
    this.workOn();
  }

  private workOn(): void {
    while (!this.isStopped && this.underWay.size < AT_ONCE) {
      const [next] = this.waiting;
      if (!next) return;
      this.waiting.delete(next[0]);
      const work = this.work(next[1]).finally(() => {
        this.underWay.delete(work);
        this.workOn();
      });
      this.underWay.add(work);
    }
  }

  private async work(work: Work): Promise<void> {
    const { name, workspaceId, operation } = work;
    const { workPool, log } = this.platform;
    try {
      const platform = { ...this.platform, pool: workPool };
      const { left } = await withRetries(() => runAsSystem(platform, workspaceId, operation, null));
      if (left === "more") this.wait(work);
      if (left === "busy") this.waitLater(work);
    } catch (error) {
      if (!this.isStopped)
        log.error({ err: error, reaction: name, workspaceId }, "a reaction could not go on");
      this.waitLater(work);
    }
  }

  private waitLater(work: Work): void {
    const timer = setTimeout(() => {
      this.later.delete(timer);
      this.wait(work);
    }, LATER_MS).unref();
    this.later.add(timer);
  }
}
