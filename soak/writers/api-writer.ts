import { pause } from "../stage/patience";
import type { Caller } from "../stage/caller";
import { openCase, reply, replyInVain, type Desk } from "./desk";

const SHARE_OF_NEW_CASES = 0.15;
const UNDONE = 0.05;
const MOST_PAUSE_MS = 40;

/** Works on shared cases through the API until it is stopped, one time in twenty in vain; remembers what it was told was done. */
export class ApiWriter {
  readonly opened: string[] = [];
  readonly messages: string[] = [];
  readonly refusals: unknown[] = [];
  private isStopped = false;
  private readonly working: Promise<void>;

  constructor(
    private readonly caller: Caller,
    private readonly desk: Desk,
    private readonly mostPauseMs = MOST_PAUSE_MS,
  ) {
    this.working = this.work();
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    await this.working;
  }

  private async work(): Promise<void> {
    const { customerId, caseIds } = this.desk;
    while (!this.isStopped) {
      try {
        if (Math.random() < UNDONE) await replyInVain(this.desk);
        else if (Math.random() < SHARE_OF_NEW_CASES)
          this.opened.push(await openCase(this.caller, customerId));
        else
          this.messages.push(
            await reply(this.caller, caseIds[Math.floor(Math.random() * caseIds.length)] ?? ""),
          );
      } catch (error) {
        this.refusals.push(error);
      }
      await pause(Math.random() * this.mostPauseMs);
    }
  }
}
