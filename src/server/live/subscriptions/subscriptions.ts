import type { GraphQLFormattedError } from "graphql";
import { UnauthenticatedError } from "../../../kernel/errors";
import type { Uuid } from "../../../kernel/ids";
import type { Instant } from "../../../kernel/instant";
import { positionOf } from "../../../services/log/log-cursor";
import { refuseBeyond } from "../../../services/log/read-log";
import { formatError } from "../../error-format";
import type { LogWatcher } from "../../events/log-watcher";
import { expiryOf } from "../../known-callers";
import type { LiveOperations, LiveRequest, StreamEnd, Subscriber, Subscription } from "../live-operations";
import type { PresenceSource } from "../../../resolvers/live-source";
import type { PresenceBoard } from "../presence/presence-board";
import { PresenceReader } from "../presence/presence-reader";
import { groupKey } from "./group-key";
import { LiveExecution, type LiveExecutionParts, type OpenedSubscription } from "./live-execution";
import { LiveReader } from "./live-reader";
import { ListenerGroup } from "./listener-group";
import { patiently } from "./patiently";
import { streamEnd } from "./stream-end";
import { Turns } from "../../turns";
import { WorkspaceChannel } from "./workspace-channel";

/** How often whoever stops to be good by time is looked for. */
const LOOK_MS = 500;

/** Reads of groups at once: the rest of the connections is for what moves events, and for what is due. */
const AT_ONCE = 4;

export interface LiveSources {
  readonly watcher: LogWatcher;
  readonly presence: PresenceBoard;
}

/** Runs subscriptions over the event log: what was missed first, then what happens, without gap or repetition. */
export class Subscriptions implements LiveOperations {
  private readonly execution: LiveExecution;
  private readonly turns = new Turns(AT_ONCE);
  private readonly groups = new Map<string, ListenerGroup>();
  private readonly channels = new Map<Uuid, WorkspaceChannel>();
  private readonly presenceReaders = new Map<PresenceReader, Instant>();
  private readonly stopListening: () => void;
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly parts: LiveExecutionParts,
    private readonly sources: LiveSources,
  ) {
    this.execution = new LiveExecution(parts);
    this.stopListening = sources.watcher.listen((workspaceId, head) =>
      this.channels.get(workspaceId)?.expect(head),
    );
    this.timer = setInterval(() => this.endExpired(), LOOK_MS).unref();
  }

  subscribe(request: LiveRequest, subscriber: Subscriber): Subscription {
    const starting = new StartingSubscription();
    void this.start(request, subscriber, starting);
    return starting;
  }

  /** Nobody is told anything more. */
  close(): void {
    this.stopListening();
    clearInterval(this.timer);
    for (const channel of this.channels.values()) channel.close();
    this.channels.clear();
    this.groups.clear();
  }

  private async start(
    request: LiveRequest,
    subscriber: Subscriber,
    starting: StartingSubscription,
  ): Promise<void> {
    const end = (reason: StreamEnd): void => {
      if (!starting.isStopped) subscriber.end(reason);
    };
    try {
      const open = (): ReturnType<LiveExecution["open"]> =>
        this.turns.take(() => this.execution.open(request));
      const opened = await patiently(open, { isWanted: () => !starting.isStopped });
      if (!opened || starting.isStopped) return;
      if ("result" in opened)
        return end({ kind: "error", errors: this.formatted(request, opened.result.errors ?? []) });
      const { source } = opened;
      if ("presenceAt" in source) starting.startWith(this.presenceReader({ ...opened, source }, subscriber));
      else this.follow({ ...opened, source }, subscriber, starting);
    } catch (error) {
      if (error instanceof UnauthenticatedError && request.credential.kind !== "none")
        return end({ kind: "revoked" });
      end({ kind: "error", errors: this.formatted(request, [error]) });
    }
  }

  private follow(opened: OpenedSubscription, subscriber: Subscriber, starting: StartingSubscription): void {
    const position = startOf(opened);
    const group = this.groupOf(opened);
    const reader = new LiveReader(group, subscriber, position);
    starting.startWith(reader);
    group.join(reader);
  }

  private presenceReader(opened: OpenedSubscription<PresenceSource>, subscriber: Subscriber): PresenceReader {
    const { presence } = this.sources;
    const reader = new PresenceReader(subscriber, {
      onStop: () => this.presenceReaders.delete(reader),
      read: () =>
        this.turns.take(() =>
          this.execution.present(opened, (workspaceId, caseId) => presence.at(workspaceId, caseId)),
        ),
      endBy: (error) => streamEnd(opened, error, this.parts.platform),
      follow: (onChange) => presence.follow(opened.verified.workspaceId, opened.source.presenceAt, onChange),
    });
    const expiresAt = expiryOf(opened.actor);
    if (expiresAt !== null) this.presenceReaders.set(reader, expiresAt);
    return reader;
  }

  /** Tokens end with their connections; when a key ends, only the database knows, which nobody may ask for long. */
  private endExpired(): void {
    const now = this.parts.platform.now();
    for (const group of this.groups.values())
      if (group.expiresAt !== null && group.expiresAt <= now) group.end({ kind: "expired" });
    for (const [reader, expiresAt] of this.presenceReaders)
      if (expiresAt <= now) reader.end({ kind: "expired" });
  }

  private formatted(
    { requestId }: LiveRequest,
    errors: readonly unknown[],
  ): readonly GraphQLFormattedError[] {
    return errors.map((error) => formatError(error, requestId, this.parts.platform.log));
  }

  private groupOf(opened: OpenedSubscription): ListenerGroup {
    const key = groupKey(opened);
    const known = this.groups.get(key);
    if (known) return known;
    const { workspaceId } = opened.verified;
    const channel =
      this.channels.get(workspaceId) ??
      new WorkspaceChannel(workspaceId, this.parts.platform, this.parts.feed ?? null);
    this.channels.set(workspaceId, channel);
    const group = new ListenerGroup(key, opened, {
      platform: this.parts.platform,
      execution: this.execution,
      turns: this.turns,
      onEmpty: () => {
        if (this.groups.get(key) === group) this.groups.delete(key);
        channel.leave(group);
        if (!channel.isEmpty) return;
        channel.close();
        if (this.channels.get(workspaceId) === channel) this.channels.delete(workspaceId);
      },
    });
    this.groups.set(key, group);
    channel.join(group);
    return group;
  }
}

/** From where somebody is told: its cursor, or else from now on, or from the present. */
function startOf({ source, head, request: { lastEventId } }: OpenedSubscription): bigint | null {
  const cursor = lastEventId ?? source.after;
  if (cursor !== null) {
    const position = positionOf(cursor, "after");
    refuseBeyond(position, head);
    return position;
  }
  return source.beginsWithPresent ? null : head;
}

/** A subscription whose request is being looked at. */
class StartingSubscription implements Subscription {
  isStopped = false;
  private reader: Subscription | null = null;

  startWith(reader: Subscription): void {
    this.reader = reader;
  }

  resume(): void {
    this.reader?.resume();
  }

  stop(): void {
    this.isStopped = true;
    this.reader?.stop();
  }
}
