import { pause } from "./patience";
import type { RedressProcess } from "./redress-process";

/** Kills one of those that are ready, again and again, and starts it anew at once. */
export class Chaos {
  kills = 0;
  private isStopped = false;
  private readonly killing: Promise<void>;

  constructor(
    private readonly processes: readonly RedressProcess[],
    private readonly everyMs: number,
  ) {
    this.killing = this.killOn();
  }

  /** All are up again when it resolves. */
  async stop(): Promise<void> {
    this.isStopped = true;
    await this.killing;
    await Promise.all(this.processes.map((each) => each.ready()));
  }

  private async killOn(): Promise<void> {
    for (; !this.isStopped; await pause(this.everyMs)) {
      const ready = await Promise.all(
        this.processes.map(async (each) => ({ each, isReady: await each.isReady() })),
      );
      const candidates = ready.filter(({ isReady }) => isReady);
      const victim = candidates[Math.floor(Math.random() * candidates.length)]?.each;
      if (!victim || this.isStopped) continue;
      await victim.kill();
      victim.start();
      this.kills += 1;
    }
  }
}
