import { randomUUID } from "node:crypto";
import { invariant } from "../../src/kernel/errors";
import type { Uuid } from "../../src/kernel/ids";
import { readCredential } from "../../src/server/credential";
import { EventWork } from "../../src/server/events/event-work";
import type { NatsLine } from "../../src/server/events/nats/nats-line";
import { NatsLogFeed } from "../../src/server/events/nats/nats-log-feed";
import { Notifications } from "../../src/server/events/notifications";
import { PresenceBoard } from "../../src/server/live/presence/presence-board";
import { LogWatcher } from "../../src/server/events/log-watcher";
import { KnownCallers } from "../../src/server/known-callers";
import type { LiveMessage, StreamEnd, Subscriber, Subscription } from "../../src/server/live/live-operations";
import { Subscriptions } from "../../src/server/live/subscriptions/subscriptions";
import { MemberTokens } from "../../src/server/member-tokens";
import type { World } from "../support/world";

export interface SeenEvent {
  readonly id: string;
  readonly type: string;
  readonly cursor: string;
  readonly [field: string]: unknown;
}

/** Whoever takes what a subscription tells; as slow as a test wants it. */
export class Listener implements Subscriber {
  readonly messages: LiveMessage[] = [];
  ending: StreamEnd | null = null;
  subscription: Subscription | null = null;
  /** How many messages it takes before it wants no more. */
  appetite = Infinity;

  take(messages: readonly LiveMessage[]): boolean {
    this.messages.push(...messages);
    this.appetite -= messages.length;
    return this.appetite > 0;
  }

  end(reason: StreamEnd): void {
    this.ending = reason;
  }

  eat(count: number): void {
    this.appetite = count;
    this.subscription?.resume();
  }

  get answers(): readonly Readonly<Record<string, unknown>>[] {
    return this.messages.map(
      ({ json }) => (JSON.parse(json.toString()) as { data: Readonly<Record<string, unknown>> }).data,
    );
  }

  /** What the one field of the subscription told. */
  get events(): readonly SeenEvent[] {
    return this.answers.map((data) => Object.values(data)[0] as SeenEvent);
  }
}

/** The event log at work, and subscriptions over it, as one process has them. */
export interface LiveProcess {
  subscribe(credential: string | null, query: string, variables?: object): Listener;
  /** Whether it has learnt that the workspace's log came this far. */
  knows(workspaceId: Uuid, position: bigint): boolean;
  /** Stops all that listen. */
  silence(): void;
  stop(): Promise<void>;
}

export interface LiveProcessOptions {
  /** As a process has it that serves the API alone: with nothing to do about events but to tell of them. */
  readonly nats?: NatsLine | undefined;
}

export async function liveProcess(
  { platform, app }: World,
  { nats }: LiveProcessOptions = {},
): Promise<LiveProcess> {
  const notifications = new Notifications(platform);
  const watcher = new LogWatcher(platform, notifications);
  const heads = new Map<Uuid, bigint>();
  watcher.listen((workspaceId, head) => void heads.set(workspaceId, head));
  const presence = new PresenceBoard(platform.now, notifications);
  const work = new EventWork(platform, watcher, {
    daysKept: 30,
    ...(nats && { nats, reactions: [] }),
  });
  const subscriptions = new Subscriptions(
    {
      platform,
      memberTokens: new MemberTokens(platform),
      callers: new KnownCallers(),
      onSignIn: () => undefined,
      readsAhead: true,
      feed: nats && new NatsLogFeed(nats, platform.log),
    },
    { watcher, presence },
  );
  await work.start();
  const listeners = new Set<Listener>();
  return {
    subscribe: (credential, query, variables = {}) => {
      const prepared = app.executor.prepare({ query, operationName: null });
      invariant(!("fault" in prepared), "the test's document is no good");
      const listener = new Listener();
      listeners.add(listener);
      listener.subscription = subscriptions.subscribe(
        {
          prepared,
          variables: { ...variables },
          credential: readCredential({
            authorization: credential === null ? undefined : `Bearer ${credential}`,
            workspace: undefined,
          }),
          idempotencyKey: null,
          requestId: randomUUID(),
        },
        listener,
      );
      return listener;
    },
    knows: (workspaceId, position) => (heads.get(workspaceId) ?? 0n) >= position,
    silence: () => {
      for (const { subscription } of listeners) subscription?.stop();
      listeners.clear();
    },
    stop: async () => {
      subscriptions.close();
      presence.close();
      await work.stop();
    },
  };
}

/** Polls, as what is waited for comes through the database. */
export async function until(isSo: () => boolean, withinMs = 8_000): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!isSo() && performance.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 5));
}
