import type { Uuid } from "../../../kernel/ids";
import type { EventBrief } from "../../../resolvers/live-source";
import { readBriefs } from "../../../services/log/read-briefs";
import type { LogFeed } from "../../events/log-feed";
import type { Platform } from "../../platform";
import { runAsSystem } from "../../run-as-system";
import { withRetries } from "../../with-retries";
import type { ListenerGroup } from "./listener-group";

const MOST_BRIEFS = 1_000;
/** So few may as well read what happened as be told whether to. */
const FEW_GROUPS = 4;

/** After these a credential may be good no more, or for less: all listeners are looked at again at once. */
const CHANGES_RIGHTS = /^(api_key|member|team|identity_provider)\.|^customer\.(tokens_revoked|merged)$/;

/** What the feed is about to tell need not be read from the database. */
const GRACE_MS = 100;

/** The groups of one workspace in this process, and how far they were told of its log. */
export class WorkspaceChannel {
  private readonly groups = new Set<ListenerGroup>();
  private readonly stopFollowing: () => void;
  private head = 0n;
  private told = 0n;
  private isTelling = false;
  private expected = 0n;
  private grace: NodeJS.Timeout | undefined;

  constructor(
    private readonly workspaceId: Uuid,
    private readonly platform: Platform,
    private readonly feed: LogFeed | null,
  ) {
    this.stopFollowing = feed?.follow(workspaceId, (head) => this.grow(head)) ?? (() => undefined);
  }

  get isEmpty(): boolean {
    return this.groups.size === 0;
  }

  close(): void {
    this.stopFollowing();
    clearTimeout(this.grace);
  }

  join(group: ListenerGroup): void {
    // What came before, a group finds out by itself: its first look at the log comes after it has joined.
    if (this.isEmpty && group.position > this.told) this.told = group.position;
    this.groups.add(group);
  }

  leave(group: ListenerGroup): void {
    this.groups.delete(group);
  }

  /** The database says that the log has come so far. */
  expect(head: bigint): void {
    if (!this.feed?.isHeard) return this.grow(head);
    if (head > this.expected) this.expected = head;
    this.grace ??= setTimeout(() => {
      this.grace = undefined;
      this.grow(this.expected);
    }, GRACE_MS).unref();
  }

  /** The log has come so far. */
  private grow(head: bigint): void {
    if (head > this.head) this.head = head;
    if (this.isTelling || this.told >= this.head) return;
    this.isTelling = true;
    void this.tellAll().finally(() => (this.isTelling = false));
  }

  private async tellAll(): Promise<void> {
    while (this.told < this.head && !this.isEmpty) {
      const [after, through] = [this.told, this.head];
      const briefs = this.groups.size <= FEW_GROUPS ? null : await this.briefs(after, through);
      const last = briefs?.length === MOST_BRIEFS ? briefs.at(-1)?.position : undefined;
      this.told = last ?? through;
      // Where nobody knows what happened, each group finds out for itself.
      const mayHave = !briefs || briefs.some(({ type }) => CHANGES_RIGHTS.test(type));
      for (const group of this.groups) group.hear(briefs ?? [], this.told, mayHave);
    }
  }

  private async briefs(after: bigint, through: bigint): Promise<readonly EventBrief[] | null> {
    const known = this.feed?.after(this.workspaceId, after);
    if (known && known.through >= through)
      return known.events.filter(({ position }) => position <= through).slice(0, MOST_BRIEFS);
    const input = { after, through, most: MOST_BRIEFS };
    const platform = { ...this.platform, pool: this.platform.workPool };
    try {
      return await withRetries(() => runAsSystem(platform, this.workspaceId, readBriefs, input));
    } catch (error) {
      this.platform.log.warn({ err: error }, "new events could not be read");
      return null;
    }
  }
}
