import { randomInt } from "node:crypto";
import type { LookupFunction } from "node:net";
import { Signal } from "../../kernel/signal";
import type { Uuid } from "../../kernel/ids";
import { claimDeliveries, type ClaimedDelivery } from "../../services/webhooks/claim-deliveries";
import { continueReplay } from "../../services/webhooks/continue-replay";
import { discardDeliveries } from "../../services/webhooks/discard-deliveries";
import { RETRY_SECONDS } from "../../services/webhooks/retry-schedule";
import type { Platform } from "../platform";
import { runAsSystem } from "../run-as-system";
import { withRetries } from "../with-retries";
import { AttemptBook } from "./attempt-book";
import { DeliveryShaper } from "./delivery-shaper";
import { dueWebhooks, forgetWebhooks, type DueWebhooks } from "./due-webhooks";
import { roomForDeliveries, type Capacity } from "./room-for-deliveries";
import { tryDelivery, type TrialRules } from "./try-delivery";
import { Turns } from "../turns";
import { WebhookSender } from "./webhook-sender";

export interface WebhookWorkOptions extends Partial<Capacity> {
  /** Milliseconds from one look to the next while nothing is heard of. */
  readonly everyMs?: number;
  /** For one try. */
  readonly timeoutMs?: number;
  /** From one failed try to the next. */
  readonly retrySeconds?: readonly number[];
  readonly random?: () => number;
  readonly lookup?: LookupFunction;
  /** What a claim lasts beyond the try itself: time to write down how it ended. */
  readonly leaseMarginMs?: number;
}

/** Between two looks at least, so that what is queued together is claimed together. */
const GAP_MS = 20;
const FORGET_EVERY_MS = 600_000;
const DISCARDED_AT_ONCE = 1_000;
const REPLAYED_AT_ONCE = 200;
/** However many workspaces there is work for: others need the connections too. */
const TRANSACTIONS_AT_ONCE = 3;

/**
 * Delivers webhooks. Every process may: a delivery is claimed by the one that tries it, for as long as a try can take,
 * so that what a process which dies had begun falls due again.
 */
export class WebhookWork {
  private readonly platform: Platform;
  private readonly capacity: Capacity;
  private readonly everyMs: number;
  private readonly rules: TrialRules;
  private readonly leaseSeconds: number;
  private readonly sender: WebhookSender;
  private readonly book: AttemptBook;
  private readonly shaper: DeliveryShaper;
  private readonly turns = new Turns(TRANSACTIONS_AT_ONCE);
  /** Tries by their endpoint. */
  private readonly underWay = new Map<Uuid, number>();
  private readonly attempts = new Set<Promise<void>>();
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<unknown> = Promise.resolve();
  private isLooking = false;
  private isWanted = false;
  private isStopped = true;
  private lastLookAt = 0;
  private forgotAt = 0;
  private stopListening: () => void = () => undefined;

  constructor(
    private readonly surroundings: Platform,
    {
      everyMs = 1_000,
      timeoutMs = 15_000,
      atOnce = 256,
      perEndpoint = 10,
      retrySeconds = RETRY_SECONDS,
      random = Math.random,
      lookup,
      leaseMarginMs = 15_000,
    }: WebhookWorkOptions = {},
  ) {
    // Its own changes are no reason to look again.
    this.platform = { ...surroundings, pool: surroundings.workPool, changes: new Signal() };
    this.capacity = { atOnce, perEndpoint };
    this.everyMs = everyMs;
    this.leaseSeconds = (timeoutMs + leaseMarginMs) / 1_000;
    this.book = new AttemptBook(this.platform, this.turns, leaseMarginMs);
    this.shaper = new DeliveryShaper(this.platform);
    const { allowsPrivateAddresses = false } = surroundings;
    this.sender = new WebhookSender({ allowsPrivateAddresses, timeoutMs, ...(lookup && { lookup }) });
    this.rules = { sender: this.sender, now: surroundings.now, retrySeconds, random };
  }

  /** Looks now and then, and soon after each change that this process makes. */
  start(): void {
    this.isStopped = false;
    this.stopListening = this.surroundings.changes.listen(() => this.lookSoon());
    this.lookIn(0);
  }

  /** Lets the tries that have begun end. */
  async stop(): Promise<void> {
    this.stopListening();
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.looking;
    await Promise.all(this.attempts);
    this.sender.close();
  }

  /** Does all that is due by now, and waits for its end; tells how much it was. */
  async deliverDue(): Promise<number> {
    for (let all = 0; ;) {
      const done = await this.doDue();
      await Promise.all(this.attempts);
      if (done === 0) return all;
      all += done;
    }
  }

  private lookSoon(): void {
    this.isWanted = true;
    if (!this.isLooking) this.lookIn(Math.max(0, this.lastLookAt + GAP_MS - performance.now()));
  }

  private lookIn(milliseconds: number): void {
    if (this.isStopped) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void (this.looking = this.look()), milliseconds).unref();
  }

  private async look(): Promise<void> {
    this.isLooking = true;
    this.isWanted = false;
    try {
      await this.doDue();
      if (performance.now() - this.forgotAt >= FORGET_EVERY_MS || this.forgotAt === 0) await this.forget();
    } catch (error) {
      if (!this.isStopped)
        this.platform.log.warn({ err: error }, "webhooks that are due could not be looked for");
    }
    this.isLooking = false;
    this.lastLookAt = performance.now();
    this.lookIn(this.isWanted ? GAP_MS : this.everyMs);
  }

  private async forget(): Promise<void> {
    this.forgotAt = performance.now();
    await forgetWebhooks(this.platform);
  }

  /** Begins all that is due and that there is room for; tells how much it was. */
  private async doDue(): Promise<number> {
    const due = await dueWebhooks(this.platform);
    const toDeliver = rotated(due.filter(({ work }) => work === "deliver"));
    const ids = toDeliver.map(({ id }) => id);
    const room = roomForDeliveries(ids, this.underWay, this.capacity);
    const done = await Promise.all([
      ...[...byWorkspace(toDeliver)].map(([id, endpoints]) => this.deliver(id, endpoints, room)),
      ...due.filter(({ work }) => work !== "deliver").map((work) => this.doBeside(work)),
    ]);
    return done.reduce((sum, count) => sum + count, 0);
  }

  private async deliver(
    workspaceId: Uuid,
    endpoints: readonly Uuid[],
    room: ReadonlyMap<Uuid, number>,
  ): Promise<number> {
    const wanted = endpoints.flatMap((endpointId) => {
      const most = room.get(endpointId) ?? 0;
      return most > 0 ? [{ endpointId, most }] : [];
    });
    if (wanted.length === 0) return 0;
    const input = { room: wanted, leaseSeconds: this.leaseSeconds };
    return this.carefully("claimed", workspaceId, async () => {
      const { claimed } = await runAsSystem(this.platform, workspaceId, claimDeliveries, input);
      for (const delivery of claimed) this.begin(workspaceId, delivery);
      return claimed.length;
    });
  }

  private doBeside({ work, workspaceId, id }: DueWebhooks): Promise<number> {
    return this.carefully(work, workspaceId, async () => {
      const { done } =
        work === "replay"
          ? await runAsSystem(this.platform, workspaceId, continueReplay, {
              replayId: id,
              limit: REPLAYED_AT_ONCE,
            })
          : await runAsSystem(this.platform, workspaceId, discardDeliveries, {
              endpointId: id,
              limit: DISCARDED_AT_ONCE,
            });
      if (done > 0) this.lookSoon();
      return done;
    });
  }

  /** One workspace's trouble must not keep the others waiting; what is due stays due. */
  private async carefully(work: string, workspaceId: Uuid, attempt: () => Promise<number>): Promise<number> {
    try {
      return await this.turns.take(() => withRetries(attempt));
    } catch (error) {
      if (!this.isStopped)
        this.platform.log.error({ err: error, work, workspaceId }, "work on webhooks could not be done");
      return 0;
    }
  }

  private begin(workspaceId: Uuid, delivery: ClaimedDelivery): void {
    const { endpointId } = delivery;
    this.underWay.set(endpointId, (this.underWay.get(endpointId) ?? 0) + 1);
    const attempt = this.shaper
      .shaped(workspaceId, delivery)
      .then((shaped) => tryDelivery(shaped, this.rules))
      .finally(() => this.leave(endpointId))
      .then((outcome) => this.book.note(workspaceId, outcome))
      .catch((error: unknown) =>
        this.platform.log.error({ err: error, workspaceId }, "a webhook failed oddly"),
      )
      .finally(() => {
        this.attempts.delete(attempt);
        // There is room now, and what kept the order may go on.
        this.lookSoon();
      });
    this.attempts.add(attempt);
  }

  private leave(endpointId: Uuid): void {
    const left = (this.underWay.get(endpointId) ?? 1) - 1;
    if (left > 0) this.underWay.set(endpointId, left);
    else this.underWay.delete(endpointId);
  }
}

/** From another place each time, so that none is always the last. */
function rotated<Item>(items: readonly Item[]): readonly Item[] {
  const from = items.length > 1 ? randomInt(items.length) : 0;
  return [...items.slice(from), ...items.slice(0, from)];
}

function byWorkspace(due: readonly DueWebhooks[]): ReadonlyMap<Uuid, readonly Uuid[]> {
  const ids = new Map<Uuid, Uuid[]>();
  for (const { workspaceId, id } of due) ids.set(workspaceId, [...(ids.get(workspaceId) ?? []), id]);
  return ids;
}
