import type { Uuid } from "../../../kernel/ids";
import type { EventBrief } from "../../../resolvers/live-source";
import type { Operation } from "../../../kernel/operation";
import type { Context } from "../../../services/access/actor";
import type { EventType } from "../../../services/events/event-catalog";
import { factsForCustomers } from "../../../services/log/event-rights";
import { readBriefs } from "../../../services/log/read-briefs";
import { readParties } from "../../../services/log/read-parties";
import type { LogFeed } from "../../events/log-feed";
import type { Platform } from "../../platform";
import { runAsSystem } from "../../run-as-system";
import { withRetries } from "../../with-retries";
import { ChannelGroups } from "./channel-groups";
import type { ListenerGroup } from "./listener-group";

const NOBODY: ReadonlySet<Uuid> = new Set();
const MOST_BRIEFS = 1_000;
/** So few may as well read what happened as be told whether to. */
const FEW_GROUPS = 4;

/** What the feed is about to tell need not be read from the database. */
const GRACE_MS = 100;

/** The groups of one workspace in this process, and how far they were told of its log. */
export class WorkspaceChannel {
  private readonly groups = new ChannelGroups();
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
    this.groups.remove(group);
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
      const head = last ?? through;
      const parties = briefs && (await this.parties(briefs));
      this.told = head;
      if (briefs && parties)
        for (const [group, rightsMayHaveChanged] of [...this.groups.concernedBy(briefs, parties)])
          group.hear({ after, head, briefs, rightsMayHaveChanged });
      // Where nobody knows what happened, each group finds out for itself.
      else
        for (const group of [...this.groups.all()])
          group.hear({ after, head, briefs: [], rightsMayHaveChanged: true });
    }
  }

  /** The customers that it may concern; null where they cannot be told. */
  private async parties(briefs: readonly EventBrief[]): Promise<ReadonlySet<Uuid> | null> {
    const concerning = briefs.filter(({ type }) => factsForCustomers(type as EventType) !== null);
    if (!this.groups.hasCustomers || concerning.length === 0) return NOBODY;
    return this.ask(readParties, { ids: [...new Set(concerning.map(({ aggregateId }) => aggregateId))] });
  }

  private async briefs(after: bigint, through: bigint): Promise<readonly EventBrief[] | null> {
    const known = this.feed?.after(this.workspaceId, after);
    if (known && known.through >= through)
      return known.events.filter(({ position }) => position <= through).slice(0, MOST_BRIEFS);
    return this.ask(readBriefs, { after, through, most: MOST_BRIEFS });
  }

  private async ask<Input, Output>(
    operation: Operation<Context, Input, Output>,
    input: Input,
  ): Promise<Output | null> {
    const platform = { ...this.platform, pool: this.platform.workPool };
    try {
      return await withRetries(() => runAsSystem(platform, this.workspaceId, operation, input));
    } catch (error) {
      this.platform.log.warn({ err: error }, "new events could not be read");
      return null;
    }
  }
}
