import type { Caller } from "../stage/caller";
import { pause } from "../stage/patience";
import { EVENT_FIELDS, type ToldEvent } from "../stage/told-event";

interface Page {
  readonly events: {
    readonly nodes: readonly ToldEvent[];
    readonly pageInfo: { readonly endCursor: string };
  };
}

const EVERY_MS = 50;

/** Follows the log as those do who poll. */
export class PollFollower {
  readonly events: ToldEvent[] = [];
  private isStopped = false;
  private readonly polling: Promise<void>;

  constructor(
    private readonly caller: Caller,
    private after: string,
  ) {
    this.polling = this.poll();
  }

  async close(): Promise<void> {
    this.isStopped = true;
    await this.polling;
  }

  private async poll(): Promise<void> {
    while (!this.isStopped) {
      const { events } = await this.caller.call<Page>(
        `query ($after: String) { events(after: $after) { nodes { ${EVENT_FIELDS} } pageInfo { endCursor } } }`,
        { after: this.after },
      );
      this.events.push(...events.nodes);
      this.after = events.pageInfo.endCursor;
      if (events.nodes.length === 0) await pause(EVERY_MS);
    }
  }
}
